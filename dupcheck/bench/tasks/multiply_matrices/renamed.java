class Layers {
    static double[][] apply(double[][] weights, double[][] inputs) {
        int outputs = weights.length;
        int features = inputs.length;
        int batch = inputs[0].length;
        if (weights[0].length != features) {
            throw new IllegalArgumentException(weights[0].length + " batch for " + features + " outputs");
        }
        double[][] activations = new double[outputs][batch];
        for (int o = 0; o < outputs; o++) {
            for (int f = 0; f < features; f++) {
                double weight = weights[o][f];
                for (int b = 0; b < batch; b++) {
                    activations[o][b] += weight * inputs[f][b];
                }
            }
        }
        return activations;
    }
}
