# commented = a: a + 1 * 2 - a;
{ pkgs, lib, ... }:
let
  double = x: x * 2 + pkgs.unit; # begin double end double
  pattern = { a, b ? 1 }: a + b; # begin pattern end pattern
  curried = x: y: # begin curried
    x + y + "text = a: ${x}"; # end curried
in
{
  constant = 1 + 2 * 3 - 4; # skip
  helpers = {
    make = name: { # begin helpers.make
      inherit name;
      script = ''
        no = a: a + 1;
      '';
    }; # end helpers.make
    deep.path = list: map (x: x + 1) list; # begin helpers.deep.path end helpers.deep.path
  };
}
