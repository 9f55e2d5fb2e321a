class Matrix {
    static double[][] distances(double[][] left, double[][] right) {
        int rows = left.length;
        int inner = right[0].length;
        int columns = right.length;
        if (left[0].length != inner) {
            throw new IllegalArgumentException(left[0].length + " columns for " + inner + " columns");
        }
        double[][] distance = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double total = 0;
                for (int k = 0; k < inner; k++) {
                    double gap = left[i][k] - right[j][k];
                    total += gap * gap;
                }
                distance[i][j] = Math.sqrt(total);
            }
        }
        return distance;
    }
}
