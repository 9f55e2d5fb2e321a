{
  # dupcheck: ignore -- because
  quietBefore = a: b: a + b * 2 - builtins.length a;

  quietInside = a: b:
    /* dupcheck: ignore -- because */
    a + b * 2 - builtins.length a;

  quietLine = a: b: a + b * 2 - builtins.length a; # dupcheck: ignore -- because

  loud = a: b: a + "# dupcheck: ignore -- because" + b;
}
