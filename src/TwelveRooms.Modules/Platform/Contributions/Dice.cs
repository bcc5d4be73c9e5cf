using System.Numerics;

namespace TwelveRooms.Platform.Contributions;

/// <summary>
/// Chance with a seed: the same stream gives the same values on every machine and in every version of .NET, which System.Random
/// does not promise.
/// </summary>
/// <remarks>Source: Blackman and Vigna, xoshiro256** 1.0 (2018), seeded by SplitMix64 over an FNV-1a hash of the stream's name.</remarks>
internal sealed class Dice
{
    private ulong _a, _b, _c, _d;

    /// <summary>Chance of one seed and one stream.</summary>
    public Dice(int seed, string stream)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var letter in stream)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        (_a, _b, _c, _d) = (Split(ref hash), Split(ref hash), Split(ref hash), Split(ref hash));
    }

    /// <summary>Evenly spread from 0 to under 1.</summary>
    public double Even() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly spread between two values.</summary>
    public double Even(double from, double to) => from + (to - from) * Even();

    /// <summary>A whole number from 0 to under <paramref name="below"/>.</summary>
    public int Pick(int below) => (int)(Even() * below);

    /// <summary>One of some.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Pick(choices.Count)];

    /// <summary>Spread as a bell around 0, with a standard deviation of 1, and cut off at twice that by drawing again.</summary>
    public double Bell()
    {
        while (true)
        {
            var value = Math.Sqrt(-2 * Math.Log(1 - Even())) * Math.Cos(2 * Math.PI * Even());
            if (Math.Abs(value) <= 2)
            {
                return value;
            }
        }
    }

    /// <summary>How many of independent events happen, when so many are to be expected.</summary>
    public int Poisson(double expected)
    {
        var (count, left, limit) = (0, Even(), Math.Exp(-expected));
        while (left > limit)
        {
            left *= Even();
            count++;
        }

        return count;
    }

    /// <summary>How many of so many say yes, when each does with this chance.</summary>
    public int Binomial(int of, double chance)
    {
        var count = 0;
        for (var i = 0; i < of; i++)
        {
            count += Even() < chance ? 1 : 0;
        }

        return count;
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
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
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
