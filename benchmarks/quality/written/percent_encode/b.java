import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

class QuerySigner {
    /** The form encoder is nearly right, three characters excepted. */
    static String quote(String component) {
        String form = URLEncoder.encode(component, StandardCharsets.UTF_8);
        return form
            .replace("+", "%20")
            .replace("*", "%2A")
            .replace("%7E", "~");
    }
}
