const std = @import("std");
// fn commented(a: i32) i32 { return a + 1; }
/// fn documented(a: i32) i32 { return a + 1; }
pub fn plain(a: i32) i32 { // begin plain
    return a + 1;
} // end plain
extern fn signature(a: i32, b: i32, c: i32) i32; // skip

const Shape = struct {
    size: i32,
    pub fn init(size: i32) Shape { // begin Shape.init
        return .{ .size = size };
    } // end Shape.init
    const Kind = enum {
        round,
        fn name(self: Kind) []const u8 { // begin Shape.Kind.name
            return @tagName(self);
        } // end Shape.Kind.name
    };
};

fn List(comptime T: type) type { // begin List
    return struct {
        fn get(self: @This()) T { // begin List.get
            return self.value;
        } // end List.get
    };
} // end List

test "plain adds one" { // begin plain adds one
    const text =
        \\fn no(a: i32) i32 { return a + 1; }
    ;
    try std.testing.expect(plain(text.len) == 'c');
} // end plain adds one
