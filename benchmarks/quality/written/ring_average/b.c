#define DEPTH 16

struct sensor {
    double recent[DEPTH];
    unsigned long seen;
    double total;
};

double sensor_settle(struct sensor *s, double reading)
{
    unsigned slot = s->seen % DEPTH;

    if (s->seen >= DEPTH)
        s->total -= s->recent[slot];
    s->recent[slot] = reading;
    s->total += reading;
    s->seen++;
    return s->total / (s->seen < DEPTH ? s->seen : DEPTH);
}
