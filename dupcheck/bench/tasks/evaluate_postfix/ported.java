import java.util.ArrayDeque;
import java.util.Deque;

class Postfix {
    static double evaluate(String expression) {
        Deque<Double> stack = new ArrayDeque<>();
        for (String token : expression.trim().split("\\s+")) {
            if (token.matches("-?\\d+(\\.\\d+)?")) {
                stack.push(Double.parseDouble(token));
                continue;
            }
            if (stack.size() < 2) throw new IllegalArgumentException("too few numbers");
            double right = stack.pop();
            double left = stack.pop();
            switch (token) {
                case "+" -> stack.push(left + right);
                case "-" -> stack.push(left - right);
                case "*" -> stack.push(left * right);
                case "/" -> {
                    if (right == 0) throw new ArithmeticException("division by zero");
                    stack.push(left / right);
                }
                default -> throw new IllegalArgumentException("unknown: " + token);
            }
        }
        if (stack.size() != 1) throw new IllegalArgumentException("numbers left over");
        return stack.pop();
    }
}
