import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.*;

class Addresses {
    static String joinUrl(String base, List<String> parts, Map<String, Object> params) {
        StringBuilder url = new StringBuilder(base.replaceAll("/+$", ""));
        for (String part : parts) {
            String clean = part.replaceAll("^/+|/+$", "");
            if (!clean.isEmpty()) {
                url.append('/').append(URLEncoder.encode(clean, StandardCharsets.UTF_8));
            }
        }
        char separator = '?';
        for (Map.Entry<String, Object> param : params.entrySet()) {
            if (param.getValue() == null) continue;
            url.append(separator)
                .append(URLEncoder.encode(param.getKey(), StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(param.getValue().toString(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return url.toString();
    }
}
