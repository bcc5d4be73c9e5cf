namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>Makes up the numbers of series in which nothing changes.</summary>
internal sealed class UnchangedNumbers
{
    private const int GroupSize = 5;
    private const double MeanBetween = 30;
    private const double DaysOfMonth = 365.0 / 12;

    private static readonly int[] Days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private readonly ChartKind _kind;
    private readonly bool _counts;
    private readonly int _each;
    private readonly CountTable[] _people = [];

    public UnchangedNumbers(UnchangedSeries series)
    {
        (_kind, _each, _counts) = (series.Options.Kind, series.EventsPerPerson, series.EventsPerPoint is not null);
        Values = new double[series.Points];
        HasExposure = _counts && _kind is ChartKind.Individuals or ChartKind.Run or ChartKind.MovingRange or ChartKind.Rate or ChartKind.RatePrime;
        Denominators = _kind.NeedsDenominators() ? new double[series.Points] : [];
        Spreads = _kind.NeedsSubgroups() ? new double[series.Points] : [];
        Fill(series);
        if (series.EventsPerPoint is { } events)
        {
            _people = _kind.IsPartOfWhole() ? [CountTable.OfBinomial(series.Whole / _each, events / series.Whole)]
                : HasExposure ? ByMonth(events / _each)
                : [CountTable.OfPoisson(events / _each)];
        }
    }

    public double[] Values { get; }

    public double[] Denominators { get; }

    public double[] Spreads { get; }

    private bool HasExposure { get; }

    /// <summary>The numbers of the next series.</summary>
    public void Next(ref SeededRandom random)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            if (_kind.NeedsSubgroups())
            {
                Group(i, ref random);
            }
            else if (_kind is ChartKind.CasesBetween or ChartKind.TimeBetween)
            {
                var between = MeanBetween * random.Exponential();
                Values[i] = _kind == ChartKind.CasesBetween ? Math.Floor(between) : between + 1e-9;
            }
            else if (_counts)
            {
                var events = _each * _people[i % _people.Length].Draw(ref random);
                Values[i] = HasExposure && !_kind.NeedsDenominators() ? events / (double)Days[i % Days.Length] : events;
            }
            else
            {
                Values[i] = random.Normal();
            }
        }
    }

    /// <summary>One table for each month, the same for months of one length.</summary>
    private static CountTable[] ByMonth(double people)
    {
        var byLength = Days.Distinct().ToDictionary(days => days, days => CountTable.OfPoisson(people * days / DaysOfMonth));
        return [.. Days.Select(days => byLength[days])];
    }

    private void Fill(UnchangedSeries series)
    {
        for (var i = 0; i < Denominators.Length; i++)
        {
            Denominators[i] = _kind.NeedsSubgroups() ? GroupSize : HasExposure ? Days[i % Days.Length] : series.Whole / _each * _each;
        }
    }

    private void Group(int at, ref SeededRandom random)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var j = 0; j < GroupSize; j++)
        {
            var value = random.Normal();
            sum += value;
            squares += value * value;
        }

        Values[at] = _kind == ChartKind.SubgroupMean ? sum / GroupSize : 0;
        Spreads[at] = Math.Sqrt((squares - sum * sum / GroupSize) / (GroupSize - 1));
    }
}
