#import <Foundation/Foundation.h>
// int commented(int a) { return a + 1 * 2; }
/* - (int)commented { return 1 + 2 * 3; } */
@interface Shape : NSObject
- (int)signature:(int)a with:(int)b; // skip
@property (nonatomic) int size;
@end

@implementation Shape
- (instancetype)init { // begin Shape.init
  self = [super init];
  return self;
} // end Shape.init

+ (int)make:(int)a with:(int)b { return a + b; } // begin Shape.make end Shape.make

static int helper(int x) { return x * 2 + 1; } // begin Shape.helper end Shape.helper

- (void)run:(NSArray *)items { // begin Shape.run
  int (^block)(int) = ^(int x) { // begin Shape.run.block
    NSLog(@"- (int)no { return 1; } %d", x);
    return x + 1;
  }; // end Shape.run.block
  self.handler = ^{ block(1 + 2); }; // begin Shape.run.self.handler end Shape.run.self.handler
  [items each:^(id item) { NSLog(@"%@", item); }]; // skip
} // end Shape.run
@end

@implementation Shape (Naming)
- (NSString *)name { return [self.title stringByAppendingString:@"!"]; } // begin Shape.name end Shape.name
@end

int *pointer(void) { return malloc(sizeof(int)); } // begin pointer end pointer
int prototype(int a, int b, int c); // skip

int main(int argc, char **argv) { // begin main
  return argc > 1 ? 'c' : 0;
} // end main
