// dupcheck: ignore -- because
static int quiet_before(int a, int b) {
    return a + b * 2 - a;
}

@implementation Loud

/* dupcheck: ignore -- because */
- (int)quietMethod:(int)a with:(int)b {
    return a + b * 2 - a;
}

- (int)quietInside:(int)a with:(int)b {
    // dupcheck: ignore -- because
    return a + b * 2 - a;
}

- (NSString *)shout:(int)a with:(int)b {
    return [NSString stringWithFormat:@"// dupcheck: ignore -- because %d %d", a, b];
}

@end
