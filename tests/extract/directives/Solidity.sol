contract Loud {
    // dupcheck: ignore -- because
    function quietBefore(uint a, uint b) public pure returns (uint) {
        return a + b * 2 - a;
    }

    function quietInside(uint a, uint b) public pure returns (uint) {
        /* dupcheck: ignore -- because */
        return a + b * 2 - a;
    }

    function shout(uint a, uint b) public pure returns (string memory) {
        return string.concat("// dupcheck: ignore -- because", a, b);
    }
}
