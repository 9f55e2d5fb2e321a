static int header_length(struct request *r)
{
    if (r->headers.length) {
        r->out.value = r->headers.length;
        r->out.valid = 1;
    } else {
        r->out.missing = 1;
    }
    return OK;
}
