class Loud {
    // dupcheck: ignore -- because
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> int quietBefore(int a, int b) {
        return a + b * 2 - a;
    }

    int quietInside(int a, int b) {
        /* dupcheck: ignore -- because */
        return a + b * 2 - a;
    }

    int quietHead(int a, int b) { // dupcheck: ignore -- because
        return a + b * 2 - a;
    }

    String loud(int a, int b) {
        return "// dupcheck: ignore -- because" + a + b;
    }
}
