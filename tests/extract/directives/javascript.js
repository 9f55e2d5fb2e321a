// dupcheck: ignore -- because
export default function quietBefore(a, b) {
  return a + b * 2 - a.length;
}

/**
 * Adds.
 * dupcheck: ignore -- because
 */
export const quietArrow =
  async (a, b) => {
    return a + b * 2 - a.length;
  };

const quietLine = (a, b) => a + b * 2 - a.length; // dupcheck: ignore -- because

function quietInside(a, b) {
  /* dupcheck: ignore -- because */
  return a + b * 2 - a.length;
}

function loud(a, b) {
  const s = "// dupcheck: ignore -- because";
  return s + `/* dupcheck: ignore -- because */` + a + b;
}

const loudAgain = (a, b) => a + b * 2 - a.length;
const x = 1; // dupcheck: ignore -- in vain

class Loud {
  method(a, b) {
    return a + b * 2 - a.length;
  }

  // dupcheck: ignore -- because
  async quiet(a, b) {
    return a + b * 2 - a.length;
  } 
}

const table = {
  // dupcheck: ignore -- because
  quiet: function (a, b) { return a + b * 2 - a.length; },
  loud: (a, b) => a + b * 2 - a.length,
};

/* dupcheck: ignore -- because */ function quietBeside(a, b) { return a + b * 2 - a.length; }
x(); /* dupcheck: ignore -- because */ function quietBehind(a, b) { return a + b * 2 - a.length; }
