/// The value of an expression such as "3 4 + 2 *"; an error says what is wrong.
pub fn evaluate(expression: &str, variables: &[(&str, f64)]) -> Result<f64, String> {
    let mut stack: Vec<f64> = Vec::new();
    for token in expression.split_whitespace() {
        if let Ok(number) = token.parse() {
            stack.push(number);
            continue;
        }
        if let Some((_, value)) = variables.iter().find(|(name, _)| *name == token) {
            stack.push(*value);
            continue;
        }
        let right = stack.pop().ok_or("too few numbers")?;
        let left = stack.pop().ok_or("too few numbers")?;
        stack.push(match token {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "^" => left.powf(right),
            other => return Err(format!("unknown: {other}")),
        });
    }
    match stack[..] {
        [] => Ok(0.0),
        [result] => Ok(result),
        _ => Err("numbers left over".into()),
    }
}
