namespace TwelveRooms.Statistics;

/// <summary>Rows of yes bits. A rule of any length is a few shifts of whole words, 64 points at a time.</summary>
internal static class BitRows
{
    /// <summary>Marks the last point of each row of so many yes bits, and each that keeps it going. Says whether there is any.</summary>
    public static bool EndsOf(ReadOnlySpan<ulong> bits, int length, Span<ulong> ends)
    {
        var any = 0UL;
        for (var w = 0; w < bits.Length; w++)
        {
            var row = bits[w];
            for (var back = 1; back < length && row != 0; back++)
            {
                row &= Back(bits, w, back);
            }

            ends[w] = row;
            any |= row;
        }

        return any != 0;
    }

    /// <summary>Marks the last point of each window in which at least so many bits are yes. Windows may begin before the first point.</summary>
    public static bool EndsOfSome(ReadOnlySpan<ulong> bits, int length, int needed, Span<ulong> ends)
    {
        var any = 0UL;
        for (var w = 0; w < bits.Length; w++)
        {
            if (bits[w] == 0 && (w == 0 || bits[w - 1] == 0))
            {
                ends[w] = 0;
                continue;
            }

            // Four planes of bits count up to 15 for all 64 points at once.
            ulong ones = 0, twos = 0, fours = 0, eights = 0;
            for (var back = 0; back < length; back++)
            {
                var carry = Back(bits, w, back);
                (ones, carry) = (ones ^ carry, ones & carry);
                (twos, carry) = (twos ^ carry, twos & carry);
                (fours, carry) = (fours ^ carry, fours & carry);
                eights ^= carry;
            }

            ends[w] = AtLeast(needed, ones, twos, fours, eights);
            any |= ends[w];
        }

        return any != 0;
    }

    /// <summary>Spreads each end back over its pattern.</summary>
    public static void Spread(ReadOnlySpan<ulong> ends, int length, Span<ulong> marks)
    {
        for (var w = 0; w < ends.Length; w++)
        {
            var next = w + 1 < ends.Length ? ends[w + 1] : 0;
            var marked = ends[w];
            for (var on = 1; on < length && (ends[w] | next) != 0; on++)
            {
                marked |= ends[w] >> on | next << (64 - on);
            }

            marks[w] = marked;
        }
    }

    /// <summary>The bits of one word as they stood so many points before, less than 64.</summary>
    private static ulong Back(ReadOnlySpan<ulong> bits, int word, int points) =>
        points == 0 ? bits[word] : bits[word] << points | (word > 0 ? bits[word - 1] >> (64 - points) : 0);

    private static ulong AtLeast(int needed, ulong ones, ulong twos, ulong fours, ulong eights)
    {
        // From the highest plane down: greater where we have a bit that is not needed, equal where both agree so far.
        ulong greater = 0, equal = ulong.MaxValue;
        Plane(eights, needed & 8, ref greater, ref equal);
        Plane(fours, needed & 4, ref greater, ref equal);
        Plane(twos, needed & 2, ref greater, ref equal);
        Plane(ones, needed & 1, ref greater, ref equal);
        return greater | equal;
    }

    private static void Plane(ulong have, int need, ref ulong greater, ref ulong equal)
    {
        greater |= need == 0 ? equal & have : 0;
        equal &= need == 0 ? ~have : have;
    }
}
