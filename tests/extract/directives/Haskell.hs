module Loud where

-- dupcheck: ignore -- because
quietBefore :: Int
            -> Int
            -> Int
{-# INLINE quietBefore #-}
quietBefore a b = a + b * 2 - a + 1

quietClauses 0 b = b + b * 2 - 1
-- dupcheck: ignore -- because
quietClauses a b = a + b * 2 - 1

{- dupcheck: ignore -- because -}
quietBlock a b = a + b * 2 - a + 1

quietWhere a b = c
  where
    c = a + b * 2 - a + 1
    -- dupcheck: ignore -- because

loud :: String -> String
loud a = a ++ "-- dupcheck: ignore -- because" ++ a ++ a
