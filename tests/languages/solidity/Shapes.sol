// function commented(uint a) returns (uint) { return a + 1; }
pragma solidity ^0.8.0;

/** function documented(uint a) returns (uint) { return a + 1; } */
contract Shape is Base {
    constructor(uint size) Base(size) { // begin Shape.constructor
        width = size;
    } // end Shape.constructor

    function area(uint unit) public view returns (uint) { // begin Shape.area
        return width * unit;
    } // end Shape.area

    function signature(uint a, uint b, uint c) external virtual; // skip

    modifier positive() { // begin Shape.positive
        require(width > 0, 'function no() { }');
        _;
    } // end Shape.positive

    receive() external payable { // begin Shape.receive
        total += msg.value;
    } // end Shape.receive

    fallback() external { // begin Shape.fallback
        total -= 1;
    } // end Shape.fallback
}

interface Sized {
    function size(uint a, uint b, uint c) external returns (uint); // skip
}

library Assembly {
    function low(uint a) internal pure returns (uint b) { // begin Assembly.low
        assembly {
            function twice(x) -> y { // begin Assembly.low.twice
                y := mul(x, 2)
            } // end Assembly.low.twice
            b := twice(a)
        }
    } // end Assembly.low
}

function free(uint x) pure returns (uint) { return x * 2; } // begin free end free
