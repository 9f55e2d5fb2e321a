class Label extends Shape {
    @Override
    public void draw(Canvas canvas, Style style) throws DrawingException {
        canvas.begin(style);
        Font font = style.font().orElse(Font.DEFAULT);
        canvas.text(wrapped(text, font), anchor);
        canvas.end();
    }
}
