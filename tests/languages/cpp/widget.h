#pragma once
class Widget {
public:
    void resize(int width) { this->width = width + 1; } // begin Widget.resize end Widget.resize
    void other(int a, int b, int c, int d); // skip
};
