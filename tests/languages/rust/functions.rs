//! Crate documentation with a "quote.

/// It's documentation.
pub fn plain<'a>(a: &'a str, b: u32) -> usize { // begin plain
    a.len() + b as usize
} // end plain

const unsafe extern "C" fn qualified(a: i32) -> i32 { a * a + 1 } // begin qualified end qualified

impl<T: Clone> Shape for Square<T> {
    fn area(&self, a: u32) -> u32 { self.size * a } // begin Square.area end Square.area
}

impl module::Thing {
    pub async fn load(&mut self) -> Result<()> { // begin Thing.load
        let twice = |x: u32| -> u32 { x * 2 }; // begin Thing.load.twice end Thing.load.twice
        let mut count = move |x| x + self.count + 1; // begin Thing.load.count end Thing.load.count
        items.iter().map(|item| item.a + item.b); // skip
        fn nested(a: u32) -> u32 { a + a + 1 } // begin Thing.load.nested end Thing.load.nested
        self.handler = |event| event.done(1, 2); // begin Thing.load.self.handler end Thing.load.self.handler
        let text = (r#"a " { ("#, b"x", 'c', b'"', "multi
            line");
        Ok(())
    } // end Thing.load
}

impl dyn Shape { fn boxed(&self) -> Box<Self> { Box::new(self.clone()) } } // begin dyn Shape.boxed end dyn Shape.boxed
impl<'a> Shape for &'a Other<u8> { fn r(&self) -> u8 { self.0 + self.1 } } // begin Other.r end Other.r

trait Shape {
    fn area(&self, a: u32, b: u32, c: u32) -> u32; // skip
    fn twice(&self) -> u32 { self.area(1, 2, 3) * 2 } // begin Shape.twice end Shape.twice
}

mod inner {
    #[test]
    fn works() { assert_eq!(1 + 1, super::plain("a", 1)); } // begin inner.works end inner.works
}

static CLOSURE: fn(u32) -> u32 = |a| a * a + 7; // begin CLOSURE end CLOSURE

macro_rules! not_a_function { // skip
    ($a:expr) => { $a + $a + $a + 1 };
}
