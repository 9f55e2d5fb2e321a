class Names {
    static String toSnakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || c == ' ') {
                snake.append('-');
                continue;
            }
            if (Character.isUpperCase(c) || Character.isDigit(c)) {
                boolean afterLower = i > 0 && !Character.isUpperCase(name.charAt(i - 1));
                boolean beforeLower =
                    i > 0 && i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
                if ((afterLower || beforeLower) && !snake.toString().endsWith("-")) {
                    snake.append('-');
                }
                snake.append(Character.toLowerCase(c));
            } else {
                snake.append(c);
            }
        }
        return snake.toString();
    }
}
