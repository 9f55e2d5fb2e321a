// dupcheck: ignore -- because
pub fn quiet_before(a: u32, b: u32) u32 {
    return a + b * 2 - a;
}

fn quiet_inside(a: u32, b: u32) u32 {
    // dupcheck: ignore -- because
    return a + b * 2 - a;
}

fn loud(a: u32, b: u32) u32 {
    print("// dupcheck: ignore -- because", .{ a, b });
    return a + b * 2 - a;
}
