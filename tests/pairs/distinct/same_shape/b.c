static int peer_port(struct session *s)
{
    if (s->peer.address.port) {
        s->variable.number = s->peer.address.port;
        s->variable.found = 1;
    } else {
        s->variable.absent = 1;
    }
    return DONE;
}
