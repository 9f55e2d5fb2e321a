import java.util.Locale;
import java.util.regex.Pattern;

class Keys {
    private static final Pattern HUMP = Pattern.compile("([^A-Z_])([A-Z])");
    private static final Pattern ACRONYM = Pattern.compile("([A-Z])([A-Z][a-z])");

    static String jsonKey(String field) {
        String separated = ACRONYM.matcher(field).replaceAll("$1_$2");
        separated = HUMP.matcher(separated).replaceAll("$1_$2");
        return separated.toLowerCase(Locale.ROOT);
    }
}
