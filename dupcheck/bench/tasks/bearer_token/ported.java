import java.util.Map;

class Authorization {
    static String bearerToken(Map<String, String> headers) {
        String header = headers.getOrDefault("Authorization", "");
        if (header.isEmpty()) {
            throw new SecurityException("no authorization header");
        }
        int space = header.indexOf(' ');
        if (space < 0 || !header.substring(0, space).equalsIgnoreCase("Bearer")) {
            throw new SecurityException("not a bearer token");
        }
        String token = header.substring(space + 1).strip();
        if (token.isEmpty() || token.matches(".*[ ,\"].*")) {
            throw new SecurityException("malformed token");
        }
        return token;
    }
}
