#include <stddef.h>
#include <string.h>

struct option {
    const char *name;
    const char *value;
};

struct arguments {
    struct option *options;
    size_t option_count;
    char **positional;
    size_t positional_count;
};

/* The arrays in out must have room for argc - 1 entries each; the value of a flag is NULL. */
void parse_command_line(int argc, char **argv, struct arguments *out)
{
    out->option_count = 0;
    out->positional_count = 0;
    for (int i = 1; i < argc; i++) {
        char *arg = argv[i];

        if (strncmp(arg, "--", 2) != 0) {
            out->positional[out->positional_count++] = arg;
            continue;
        }

        struct option *option = NULL;
        char *equals = strchr(arg, '=');

        if (equals != NULL)
            *equals = '\0';
        for (size_t k = 0; k < out->option_count && option == NULL; k++)
            if (strcmp(out->options[k].name, arg + 2) == 0)
                option = &out->options[k];
        if (option == NULL)
            option = &out->options[out->option_count++];
        option->name = arg + 2;
        option->value = equals != NULL ? equals + 1 : NULL;
    }
}
