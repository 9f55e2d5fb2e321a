struct Wagon {
    int number;
    Wagon* behind;
};

Wagon* shunt(Wagon* engine, int per_track)
{
    Wagon* rest = engine;
    for (int i = 0; i < per_track; ++i) {
        if (rest == nullptr)
            return engine;
        rest = rest->behind;
    }

    Wagon* done = shunt(rest, per_track);
    while (engine != rest) {
        Wagon* after = engine->behind;
        engine->behind = done;
        done = engine;
        engine = after;
    }
    return done;
}
