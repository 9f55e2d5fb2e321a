{-# LANGUAGE LambdaCase #-}
module Geometry.Shapes where
-- commented a = a + 1 * 2 - a
{- commented a = a + 1 * 2 - a -}
-- | documented a = a + 1 * 2 - a
factorial :: Int -> Int
factorial 0 = 1 -- begin factorial
-- clauses of one function, whatever is said between them
factorial n = n * factorial (n - 1) -- end factorial

guarded x | x > 0 = above -- begin guarded
          | otherwise = below
  where above = x * 2 + 1 - x -- begin guarded.above end guarded.above
        below y = x + y * 2 - 1 -- begin guarded.below end guarded.below end guarded

lambda = \x -> x + 1 * 2 - x -- begin lambda end lambda
pointFree = foldr (+) 0 . map (* 2) -- begin pointFree end pointFree

left <+> right = left ++ right ++ left -- begin <+> end <+>
left `joined` right = left ++ "joined x = x + 1" ++ right -- begin joined end joined

class Sized a where
  size :: a -> Int -> Int -> Int -- skip
  twice :: a -> Int
  twice item = 2 * size item 0 0 -- begin Sized.twice end Sized.twice

instance Sized Shape where
  size shape a b = a + b + width shape -- begin Sized.size end Sized.size

main :: IO ()
main = do -- begin main
  let inner x = x + 1 * 2 - x -- begin main.inner end main.inner
  print (inner 2)
  mapM_ (\x -> print (x + 1)) [1, 2, 3] -- skip end main
