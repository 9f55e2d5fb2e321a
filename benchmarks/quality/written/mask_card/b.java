class ReceiptPrinter {
    String conceal(String pan) {
        StringBuilder shown = new StringBuilder(pan);
        int kept = 0;
        for (int pos = shown.length() - 1; pos >= 0; pos--) {
            if (!Character.isDigit(shown.charAt(pos))) {
                continue;
            }
            if (kept < 4) {
                kept++;
            } else {
                shown.setCharAt(pos, '*');
            }
        }
        return shown.toString();
    }
}
