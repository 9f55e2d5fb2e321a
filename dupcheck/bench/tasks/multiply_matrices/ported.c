#include <stddef.h>
#include <string.h>

/* product (rows x columns) = left (rows x inner) times right (inner x columns), row by row. */
void multiply(const double *left, const double *right, double *product,
              size_t rows, size_t inner, size_t columns)
{
    memset(product, 0, rows * columns * sizeof *product);
    for (size_t i = 0; i < rows; i++) {
        for (size_t k = 0; k < inner; k++) {
            double factor = left[i * inner + k];
            for (size_t j = 0; j < columns; j++)
                product[i * columns + j] += factor * right[k * columns + j];
        }
    }
}
