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
        for (var crossings = 0; crossings < useful; crossings++)
        {
            for (var longest = 1; longest <= useful; longest++)
            {
                if (still[crossings, longest] > 0
                    && Inside(still, useful, crossings, longest) >= Specificity
                    && Inside(shifted, useful, crossings, longest) is var missed && missed < best)
                {
                    (best, found) = (missed, RunsBox.Plain(longest, crossings));
                }
            }
        }

        return found;
    }

    /// <summary>Takes the corner away, then cell by cell along both borders the one that tells a shift best, while the specificity holds.</summary>
    private static RunsBox Cut(int useful, double[,] still, double[,] shifted, RunsBox box)
    {
        var left = Inside(still, useful, box.Crossings, box.LongestRun) - still[box.Crossings, box.LongestRun];
        if (left < Specificity)
        {
            return box;
        }

        var (crossings, run) = (box.Crossings + 1, box.LongestRun - 1);
        while (true)
        {
            var (byCrossings, byRun) = (still[crossings, box.LongestRun], still[box.Crossings, run]);
            var mayCrossings = byCrossings > 0 && left - byCrossings >= Specificity;
            var mayRun = byRun > 0 && left - byRun >= Specificity;
            if (!mayCrossings && !mayRun)
            {
                return box with { CutCrossings = crossings, CutRun = run };
            }

            if (mayCrossings && (!mayRun || shifted[crossings, box.LongestRun] * byRun >= shifted[box.Crossings, run] * byCrossings))
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

    private static double Inside(double[,] chances, int useful, int crossings, int longest)
    {
        var sum = 0.0;
        for (var c = crossings; c < useful; c++)
        {
            for (var l = 1; l <= longest; l++)
            {
                sum += chances[c, l];
            }
        }

        return sum;
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

    /// <summary>The chance of each number of crossings when no run is longer than allowed: walks along the points, one run after the other.</summary>
    private static void NoLonger(int points, int longest, double above, double[] byCrossings)
    {
        // ends[side, n, c]: a run on that side ends exactly at point n, after c crossings.
        var ends = new double[2, points + 1, points + 1];
        double[] chance = [1 - above, above];
        for (var n = 1; n <= points; n++)
        {
            for (var side = 0; side < 2; side++)
            {
                var run = 1.0;
                for (var length = 1; length <= Math.Min(longest, n); length++)
                {
                    run *= chance[side];
                    if (length == n)
                    {
                        ends[side, n, 0] += run;
                        continue;
                    }

                    for (var c = 1; c < n; c++)
                    {
                        ends[side, n, c] += run * ends[1 - side, n - length, c - 1];
                    }
                }
            }
        }

        for (var c = 0; c < points; c++)
        {
            byCrossings[c] = ends[0, points, c] + ends[1, points, c];
        }
    }
}
