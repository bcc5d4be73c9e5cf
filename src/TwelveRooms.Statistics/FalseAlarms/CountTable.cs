using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>Draws whole numbers from a distribution whose shares were added up once.</summary>
internal sealed class CountTable
{
    private readonly double[] _atMost;
    private readonly int _first;

    private CountTable(int first, double[] atMost) => (_first, _atMost) = (first, atMost);

    public static CountTable OfPoisson(double mean)
    {
        var (first, last) = (Poisson.Quantile(1e-12, mean), Poisson.Quantile(1 - 1e-12, mean));
        return new((int)first, Sum(Poisson.Tails(first - 1, mean).Lower, first, last, count => Poisson.Mass(count, mean)));
    }

    public static CountTable OfBinomial(int trials, double chance) =>
        new(0, Sum(0, 0, trials, count => Binomial.Mass(count, trials, chance)));

    public int Draw(ref SeededRandom random)
    {
        var at = Array.BinarySearch(_atMost, random.Uniform());
        return _first + Math.Min(at < 0 ? ~at : at + 1, _atMost.Length - 1);
    }

    private static double[] Sum(double before, long first, long last, Func<long, double> mass)
    {
        var sums = new double[last - first + 1];
        for (var count = first; count <= last; count++)
        {
            sums[count - first] = before += mass(count);
        }

        return sums;
    }
}
