#include <ctype.h>
#include <stddef.h>
#include <string.h>

/* Whether the check digit of a card number is right; blanks and hyphens are passed over. */
int is_card_number(const char *input)
{
    int sum = 0, twice = 0;
    size_t count = 0;

    for (size_t i = strlen(input); i-- > 0;) {
        if (input[i] == ' ' || input[i] == '-')
            continue;
        if (!isdigit((unsigned char)input[i]))
            return 0;
        int digit = input[i] - '0';
        if (twice) {
            digit *= 2;
            if (digit > 9)
                digit -= 9;
        }
        sum += digit;
        twice = !twice;
        count++;
    }
    return count >= 12 && count <= 19 && sum % 10 == 0;
}
