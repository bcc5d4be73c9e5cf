using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TwelveRooms.Statistics;

/// <summary>One yes or no per point, 64 to a word: the lowest bit of the first word is the first point. NaN is never a yes.</summary>
internal static class PointBits
{
    public static int Words(int points) => (points + 63) >> 6;

    /// <summary>Points above a level edge.</summary>
    public static void Above(ReadOnlySpan<double> values, double edge, Span<ulong> bits) => Compare(values, edge, 1, bits);

    /// <summary>Points below a level edge.</summary>
    public static void Below(ReadOnlySpan<double> values, double edge, Span<ulong> bits) => Compare(values, -edge, -1, bits);

    /// <summary>Points that have a number.</summary>
    public static void Numbers(ReadOnlySpan<double> values, Span<ulong> bits) => Compare(values, double.NegativeInfinity, 1, bits);

    /// <summary>Points that lie above the one before (sign 1) or below it (sign -1), by more than rounding.</summary>
    public static void Steps(ReadOnlySpan<double> values, double sign, Span<ulong> bits)
    {
        bits.Clear();
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 1;
        var (one, tolerance, signs) = (Vector256.Create(1.0), Vector256.Create(Line.Tolerance), Vector256.Create(sign));
        for (; i + Vector256<double>.Count <= values.Length; i += Vector256<double>.Count)
        {
            var (value, last) = (Vector256.LoadUnsafe(ref first, (nuint)i), Vector256.LoadUnsafe(ref first, (nuint)(i - 1)));
            var size = Vector256.Max(one, Vector256.Max(Vector256.Abs(value), Vector256.Abs(last)));
            var steps = (ulong)Vector256.GreaterThan((value - last) * signs, tolerance * size).ExtractMostSignificantBits();
            Put(bits, i, steps);
        }

        for (; i < values.Length; i++)
        {
            var size = Math.Max(1, Math.Max(Math.Abs(values[i]), Math.Abs(values[i - 1])));
            Put(bits, i, (values[i] - values[i - 1]) * sign > Line.Tolerance * size ? 1UL : 0);
        }
    }

    private static void Compare(ReadOnlySpan<double> values, double edge, double sign, Span<ulong> bits)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var (edges, signs) = (Vector256.Create(edge), Vector256.Create(sign));
        for (var word = 0; word < bits.Length; word++)
        {
            var (from, to) = (word << 6, Math.Min(values.Length, (word + 1) << 6));
            var (i, yes) = (from, 0UL);
            for (; i + Vector256<double>.Count <= to; i += Vector256<double>.Count)
            {
                var beyond = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)i) * signs, edges);
                yes |= (ulong)beyond.ExtractMostSignificantBits() << (i - from);
            }

            for (; i < to; i++)
            {
                yes |= values[i] * sign > edge ? 1UL << (i - from) : 0;
            }

            bits[word] = yes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<ulong> bits, int at, ulong yes)
    {
        bits[at >> 6] |= yes << (at & 63);
        if ((at & 63) > 60 && yes >> (64 - (at & 63)) is > 0 and var rest)
        {
            bits[(at >> 6) + 1] |= rest;
        }
    }
}
