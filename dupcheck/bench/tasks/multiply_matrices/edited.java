class Matrix {
    static double[][] multiplyScaled(double[][] left, double[][] right, double scale) {
        if (left.length == 0) {
            return new double[0][0];
        }
        int rows = left.length;
        int inner = right.length;
        int columns = right[0].length;
        if (left[0].length != inner) {
            throw new IllegalArgumentException(left[0].length + " columns for " + inner + " rows");
        }
        double[][] product = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                double factor = scale * left[i][k];
                if (factor == 0) {
                    continue;
                }
                for (int j = 0; j < columns; j++) {
                    product[i][j] += factor * right[k][j];
                }
            }
        }
        return product;
    }
}
