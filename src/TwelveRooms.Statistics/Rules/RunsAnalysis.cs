namespace TwelveRooms.Statistics;

/// <summary>The runs of a series about its centre, judged by how many useful points there are.</summary>
/// <param name="Points">How many values there are.</param>
/// <param name="Useful">How many of them do not lie on the centre.</param>
/// <param name="LongestRun">The longest run of useful points on one side; 0 without one.</param>
/// <param name="Crossings">How often the line crosses the centre.</param>
/// <param name="Method">How it is judged.</param>
/// <remarks>Source: Anhøj and Olesen, Run charts revisited, PLoS ONE 9 (2014). Points on the centre neither end nor lengthen a run.</remarks>
public readonly record struct RunsAnalysis(int Points, int Useful, int LongestRun, int Crossings, RunsMethod Method)
{
    /// <summary>A longer run than this is a signal, by the way it is judged. The cut box also takes some pairs that lie on the border: see <see cref="IsSignal"/>.</summary>
    public int LongestRunLimit => Useful < 1 ? 0 : RunsBox.For(Useful, Method).LongestRun;

    /// <summary>Fewer crossings than this are a signal, by the way it is judged.</summary>
    public int CrossingsLimit => Useful < 1 ? 0 : RunsBox.For(Useful, Method).Crossings;

    /// <summary>Whether the longest run or the crossings are unlikely to be chance alone.</summary>
    public bool IsSignal => Useful > 0 && RunsBox.For(Useful, Method).IsSignal(LongestRun, Crossings);

    /// <summary>Counts the runs of values about a level centre.</summary>
    /// <param name="values">Oldest first; NaN is passed over.</param>
    /// <param name="centre">The centre.</param>
    /// <param name="method">How they are judged.</param>
    public static RunsAnalysis Of(ReadOnlySpan<double> values, double centre, RunsMethod method = RunsMethod.Anhoej)
    {
        var counter = default(RunsCounter);
        var line = new Line(centre);
        foreach (var value in values)
        {
            counter.Add(value, line);
        }

        return counter.Result(method);
    }

    /// <summary>Anhøj's limit of the longest run: round(log2 n) + 3.</summary>
    public static int LongestRunLimitFor(int useful) =>
        useful < 1 ? 0 : (int)Math.Round(Math.Log2(useful), MidpointRounding.ToEven) + 3;

    /// <summary>Anhøj's limit of the crossings: the 5 % point of a binomial with n - 1 tries and even odds.</summary>
    public static int CrossingsLimitFor(int useful) => useful < 1 ? 0 : LowerPoint(useful - 1, 0.05);

    /// <summary>The smallest k for which at most k heads in so many tosses have at least the given chance.</summary>
    private static int LowerPoint(int tosses, double chance)
    {
        // Far below the mean a term is below what a double holds: start where the whole tail still is nothing.
        var k = tosses <= 1_000 ? 0 : (int)(tosses / 2.0 - 8 * Math.Sqrt(tosses));
        var term = tosses <= 1_000 ? Math.Pow(0.5, tosses) : Math.Exp(LogChoose(tosses, k) - tosses * Math.Log(2));
        var sum = term;
        while (sum < chance * (1 - 1e-12))
        {
            term *= (double)(tosses - k) / (k + 1);
            sum += term;
            k++;
        }

        return k;
    }

    private static double LogChoose(int n, int k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    /// <summary>Stirling's series: only for more than a hundred.</summary>
    private static double LogFactorial(int n) => n * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI * n) + 1.0 / (12.0 * n) - 1.0 / (360.0 * n * n * n);
}

/// <summary>Counts runs one value at a time.</summary>
internal struct RunsCounter
{
    private int _points;
    private int _useful;
    private int _longest;
    private int _crossings;
    private int _run;
    private int _side;

    public void Add(double value, Line line)
    {
        if (double.IsNaN(value))
        {
            return;
        }

        _points++;
        var side = value > line.HighEdge ? 1 : value < line.LowEdge ? -1 : 0;
        if (side == 0)
        {
            return;
        }

        _useful++;
        _crossings += _side == -side ? 1 : 0;
        _run = side == _side ? _run + 1 : 1;
        _side = side;
        _longest = Math.Max(_longest, _run);
    }

    public readonly RunsAnalysis Result(RunsMethod method) => new(_points, _useful, _longest, _crossings, method);
}
