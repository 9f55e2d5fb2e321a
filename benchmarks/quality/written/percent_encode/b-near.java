import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

class QuerySigner {
    static Map<String, String> fields(String query) {
        Map<String, String> fields = new TreeMap<>();
        for (String component : query.replace("+", "%20").split("&")) {
            int equals = component.indexOf('=');
            String name = equals < 0 ? component : component.substring(0, equals);
            String value = equals < 0 ? "" : component.substring(equals + 1);
            fields.put(
                URLDecoder.decode(name, StandardCharsets.UTF_8),
                URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return fields;
    }
}
