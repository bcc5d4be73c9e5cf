using System.Numerics;

namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>Random numbers that are the same on every machine and in every version of .NET.</summary>
/// <remarks>Source: Blackman and Vigna, Scrambled linear pseudorandom number generators (2021): xoshiro256++, seeded by splitmix64.</remarks>
internal struct SeededRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private double _spare = double.NaN;

    public SeededRandom(ulong seed)
    {
        (_a, _b, _c, _d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));
    }

    /// <summary>From 0 up to, and never, 1.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>Mean 0, standard deviation 1, by Marsaglia's polar method.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            var kept = _spare;
            _spare = double.NaN;
            return kept;
        }

        while (true)
        {
            var (x, y) = (2 * Uniform() - 1, 2 * Uniform() - 1);
            var square = x * x + y * y;
            if (square is > 0 and < 1)
            {
                var scale = Math.Sqrt(-2 * Math.Log(square) / square);
                _spare = y * scale;
                return x * scale;
            }
        }
    }

    /// <summary>Mean 1, exponential.</summary>
    public double Exponential() => -Math.Log(1 - Uniform());

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_a + _d, 23) + _a;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong Split(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
