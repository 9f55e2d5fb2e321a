class Names {
    static String toCamelCase(String name) {
        StringBuilder camel = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = camel.length() > 0;
            } else if (upper) {
                camel.append(Character.toUpperCase(c));
                upper = false;
            } else {
                camel.append(Character.toLowerCase(c));
            }
        }
        return camel.toString();
    }
}
