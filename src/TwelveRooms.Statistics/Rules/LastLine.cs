namespace TwelveRooms.Statistics;

/// <summary>Several far out, where lines move: every point of the window is set against the line of its last point, as qcc does.</summary>
internal static class LastLine
{
    public static void FarOut(SpcRule rule, in Stretch stretch, int sign, SpcRules flag, Span<SpcRules> flags)
    {
        for (var end = rule.Length - 1; end < stretch.Values.Length; end++)
        {
            var line = new Line(stretch.Lines.At(sign * rule.Sigmas, stretch.Denominators[end]));
            var window = stretch.Values.Slice(end + 1 - rule.Length, rule.Length);
            var far = 0;
            foreach (var value in window)
            {
                far += IsBeyond(value, line, sign) ? 1 : 0;
            }

            if (far >= rule.Needed && IsBeyond(window[^1], line, sign))
            {
                flags[stretch.Places.IsEmpty ? stretch.First + end : stretch.Places[end]] |= flag;
            }
        }
    }

    private static bool IsBeyond(double value, Line line, int sign) => sign > 0 ? value > line.HighEdge : value < line.LowEdge;
}
