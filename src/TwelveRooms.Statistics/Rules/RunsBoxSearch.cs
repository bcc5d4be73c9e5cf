namespace TwelveRooms.Statistics;

/// <summary>Finds the best box and the cut box for a number of useful points, from the joint chance of crossings and longest run.</summary>
/// <remarks>Source: Wentzel-Larsen and Anhøj, Joint distribution for number of crossings and longest run, PLoS ONE 14 (2019), and Smooth operator (2020).</remarks>
internal static class RunsBoxSearch
{
    private const double Specificity = 0.925;

    /// <summary>The chance of a normal value above the centre after a shift of 0.8 standard deviations.</summary>
    private const double AboveAfterShift = 0.788144601416603;

    public static RunsBox Find(int useful, RunsMethod method)
    {
        var (still, shifted) = (Joint(useful, 0.5), Joint(useful, AboveAfterShift));
        var box = Best(useful, still, shifted);
        return method == RunsMethod.BestBox ? box : Cut(useful, still, shifted, box);
    }

    private static RunsBox Best(int useful, double[,] still, double[,] shifted)
    {
        var (best, found) = (double.MaxValue, default(RunsBox));
        var (inStill, inShifted) = (Boxes(still, useful), Boxes(shifted, useful));
        for (var crossings = 0; crossings < useful; crossings++)
        {
            for (var longest = 1; longest <= useful; longest++)
            {
                if (IsPossible(useful, crossings, longest)
                    && inStill[crossings, longest] >= Specificity && inShifted[crossings, longest] < best)
                {
                    (best, found) = (inShifted[crossings, longest], RunsBox.Plain(longest, crossings));
                }
            }
        }

        return found;
    }

    /// <summary>Takes the corner away, then cell by cell along both borders the one where a shift would hide most often, while the specificity holds.</summary>
    private static RunsBox Cut(int useful, double[,] still, double[,] shifted, RunsBox box)
    {
        var left = Boxes(still, useful)[box.Crossings, box.LongestRun] - still[box.Crossings, box.LongestRun];
        if (left < Specificity)
        {
            return box;
        }

        var (crossings, run) = (box.Crossings + 1, box.LongestRun - 1);
        while (true)
        {
            var (byCrossings, byRun) = (still[crossings, box.LongestRun], still[box.Crossings, run]);
            var mayCrossings = IsPossible(useful, crossings, box.LongestRun) && left - byCrossings >= Specificity;
            var mayRun = IsPossible(useful, box.Crossings, run) && left - byRun >= Specificity;
            if (!mayCrossings && !mayRun)
            {
                return box with { CutCrossings = crossings, CutRun = run };
            }

            if (mayCrossings && (!mayRun || shifted[crossings, box.LongestRun] >= shifted[box.Crossings, run]))
            {
                left -= byCrossings;
                crossings++;
            }
            else
            {
                left -= byRun;
                run--;
            }
        }
    }

    /// <summary>boxes[c, l]: the chance of at least c crossings and no run longer than l.</summary>
    private static double[,] Boxes(double[,] chances, int points)
    {
        var boxes = new double[points + 1, points + 1];
        for (var c = points - 1; c >= 0; c--)
        {
            var row = 0.0;
            for (var l = 1; l <= points; l++)
            {
                row += chances[c, l];
                boxes[c, l] = boxes[c + 1, l] + row;
            }
        }

        return boxes;
    }

    /// <summary>chances[c, l]: of c crossings and a longest run of l in a number of independent points that lie above with a given chance.</summary>
    private static double[,] Joint(int points, double above)
    {
        var chances = new double[points + 1, points + 2];
        var (shorter, upTo) = (new double[points + 1], new double[points + 1]);
        for (var longest = 1; longest <= points; longest++)
        {
            NoLonger(points, longest, above, upTo);
            for (var c = 0; c < points; c++)
            {
                chances[c, longest] = Math.Max(0, upTo[c] - shorter[c]);
            }

            (shorter, upTo) = (upTo, shorter);
        }

        return chances;
    }

    /// <summary>Crossings split the points into one run more: none longer than the longest, and the others at least one point each.</summary>
    private static bool IsPossible(int points, int crossings, int longest) =>
        longest + crossings <= points && (crossings + 1) * longest >= points;

    /// <summary>The chance of each number of crossings when no run is longer than allowed: walks along the points.</summary>
    private static void NoLonger(int points, int longest, double above, double[] byCrossings)
    {
        // ends[side, n, c]: the first n points, of which the last lies on that side, have c crossings and may end there; open[side, n, c]
        // leaves out those whose last run is the very first.
        var ends = new double[2, points + 1, points + 1];
        var open = new double[2, points + 1, points + 1];
        double[] chance = [1 - above, above];
        double[] oneTooMany = [Math.Pow(1 - above, longest + 1), Math.Pow(above, longest + 1)];
        for (var n = 1; n <= points; n++)
        {
            for (var side = 0; side < 2; side++)
            {
                ends[side, n, 0] = n <= longest ? Math.Pow(chance[side], n) : 0;
                for (var c = 1; c < n; c++)
                {
                    // The last run grows by a point, or begins after a run on the other side; one that grew too long is taken away.
                    var grown = chance[side] * (open[side, n - 1, c] + ends[1 - side, n - 1, c - 1]);
                    var tooLong = n - 1 - longest >= 1 ? oneTooMany[side] * ends[1 - side, n - 1 - longest, c - 1] : 0;
                    ends[side, n, c] = open[side, n, c] = grown - tooLong;
                }
            }
        }

        for (var c = 0; c < points; c++)
        {
            byCrossings[c] = ends[0, points, c] + ends[1, points, c];
        }
    }
}
