/// An expression such as "(3 + 4) * 2", with blanks around all, in postfix notation.
pub fn to_postfix(expression: &str) -> Result<String, String> {
    let mut stack: Vec<&str> = Vec::new();
    let mut output: Vec<&str> = Vec::new();
    let rank = |token: &str| match token {
        "+" | "-" => 1,
        "*" | "/" => 2,
        _ => 0,
    };
    for token in expression.split_whitespace() {
        if token == ")" {
            loop {
                match stack.pop().ok_or("unbalanced")? {
                    "(" => break,
                    operator => output.push(operator),
                }
            }
        } else if token == "(" {
            stack.push(token);
        } else if rank(token) > 0 {
            while stack.last().is_some_and(|top| rank(top) >= rank(token)) {
                output.extend(stack.pop());
            }
            stack.push(token);
        } else {
            output.push(token);
        }
    }
    output.extend(stack.iter().rev());
    Ok(output.join(" "))
}
