class Circle extends Shape {
    @Override
    public void draw(Canvas canvas, Style style) throws DrawingException {
        canvas.begin(style);
        canvas.arc(center.x, center.y, radius, 0, 360);
        canvas.end();
    }
}
