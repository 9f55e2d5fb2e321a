#!/usr/bin/env node
function plain(a, b) { // begin plain
  return a + b * 2;
} // end plain

async function load(url) { // begin load
  const answer = await fetch(url);
  return answer.json();
} // end load

function* count(limit) { // begin count
  for (let i = 0; i < limit; i++) yield i;
} // end count

export default function main(args) { // begin main
  function inner(x) { // begin main.inner
    return x ? x + 1 : args.length;
  } // end main.inner
  return inner(args.length);
} // end main

const arrow = (a, b) => a * b + a - b; // begin arrow end arrow
let named = function other(a) { // begin named
  return a.map((item) => item + 1);
}; // end named
exports.helper = function (a, b) { // begin exports.helper
  return [a, b].join("-");
}; // end exports.helper
module.exports = async (a, b) => { // begin module.exports
  return [a, b].join("+");
}; // end module.exports
Thing.prototype.run = function (a) { // begin Thing.prototype.run
  return this.go(a, 1);
}; // end Thing.prototype.run

const table = {
  method(a, b) { // begin table.method
    return a.concat(b, this.rest);
  }, // end table.method
  get size() { // begin table.size
    return this.items.length + 1;
  }, // end table.size
  set size(value) { // begin table.size
    this.items.length = value - 1;
  }, // end table.size
  arrow: (a, b) => a / b + b / a, // begin table.arrow end table.arrow
  "quoted": function (a) { // begin table.quoted
    return `${a} of ${this.size}`;
  }, // end table.quoted
  async *stream(source) { // begin table.stream
    for await (const item of source) yield item;
  }, // end table.stream
};

class Shape extends Base {
  #secret = 1;
  constructor(size) { // begin Shape.constructor
    super(size);
    this.size = size;
  } // end Shape.constructor
  static of(a, b) { // begin Shape.of
    return new Shape(a * b);
  } // end Shape.of
  get area() { // begin Shape.area
    return this.size * this.#secret;
  } // end Shape.area
  #hidden(a) { // begin Shape.#hidden
    return this.#secret + a + 1;
  } // end Shape.#hidden
  handler = (event) => { // begin Shape.handler
    this.emit(event.name, /[/"'{]+/g.test(event.x));
  }; // end Shape.handler
  *[Symbol.iterator]() { // begin Shape.[Symbol.iterator]
    yield* this.items.entries();
  } // end Shape.[Symbol.iterator]
}

const Anonymous = class {
  go(a, b) { // begin Anonymous.go
    return a && b || a.or(b);
  } // end Anonymous.go
};

items.forEach(function (item) { // skip
  console.log(item.name, item.value);
});
