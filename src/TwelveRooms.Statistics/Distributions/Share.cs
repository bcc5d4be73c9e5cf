namespace TwelveRooms.Statistics.Distributions;

/// <summary>Checks of a share of a distribution.</summary>
internal static class Share
{
    public static void Check(double p, string name)
    {
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(name, p, "A share lies above 0 and below 1.");
        }
    }
}
