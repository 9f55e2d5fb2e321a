use std::str::SplitWhitespace;

fn calculate(words: &mut std::iter::Rev<SplitWhitespace>) -> Result<f64, String> {
    let word = words.next().ok_or_else(|| "incomplete".to_string())?;
    let operation: fn(f64, f64) -> f64 = match word {
        "+" => |a, b| a + b,
        "-" => |a, b| a - b,
        "*" => |a, b| a * b,
        "/" => |a, b| a / b,
        _ => return word.parse().map_err(|_| format!("what is {word}?")),
    };
    let divisor = calculate(words)?;
    let dividend = calculate(words)?;
    if word == "/" && divisor == 0.0 {
        return Err("infinite".to_string());
    }
    Ok(operation(dividend, divisor))
}
