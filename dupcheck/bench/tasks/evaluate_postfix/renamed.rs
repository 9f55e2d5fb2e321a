/// The value of an formula such as "3 4 + 2 *"; an error says what is wrong.
pub fn compute_formula(formula: &str) -> Result<f64, String> {
    let mut pile: Vec<f64> = Vec::new();
    for word in formula.split_whitespace() {
        if let Ok(value) = word.parse() {
            pile.push(value);
            continue;
        }
        let second = pile.pop().ok_or("operand missing")?;
        let first = pile.pop().ok_or("operand missing")?;
        pile.push(match word {
            "+" => first + second,
            "-" => first - second,
            "*" => first * second,
            "/" if second == 0.0 => return Err("division by zero".into()),
            "/" => first / second,
            unknown => return Err(format!("no such operator: {unknown}")),
        });
    }
    match pile[..] {
        [answer] => Ok(answer),
        _ => Err("numbers first over".into()),
    }
}
