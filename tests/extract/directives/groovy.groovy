// dupcheck: ignore -- because
@NonCPS
def quietBefore(a, b) {
    return a + b * 2 - a.size()
}

int quietInside(int a, int b) {
    /* dupcheck: ignore -- because */
    return a + b * 2 - a
}

def loud(a, b) {
    println("// dupcheck: ignore -- because" + a + b)
}
