using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>What is ordinary on one ward: rates follow its type, and no two wards are alike.</summary>
internal sealed class WardProfile
{
    public WardProfile(DemoPlan plan, DemoWard ward)
    {
        var dice = plan.Dice($"profile of {ward.Code}");
        var (force, harm) = RatesOf(ward.Type);
        Occupancy = dice.Even(0.86, 0.98);
        Restrictive = force * dice.Even(0.75, 1.3);
        Violence = Restrictive * dice.Even(1.1, 1.7);
        SelfHarm = harm * dice.Even(0.7, 1.3);
        Prone = dice.Even(0.08, 0.22);
        Secluded = ward.Type is "Adult Acute" or "Adult PICU" or "Low Secure" or "Medium Secure" ? dice.Even(0.12, 0.35) : 0.04;
        Tranquillised = dice.Even(0.2, 0.45);
        Staff = (int)Math.Round(ward.Beds * dice.Even(1.5, 1.9));
        Sickness = dice.Even(0.045, 0.085);
        Vacant = dice.Even(0.06, 0.2);
        Bank = dice.Even(0.12, 0.34);
        Complaints = dice.Even(0.4, 2.2);
        FeltSafe = dice.Even(0.58, 0.84);
        SomethingToDo = dice.Even(0.4, 0.72);
        NamedTime = dice.Even(0.5, 0.82);
        ActivitiesPlanned = dice.Pick(10) + 11;
        ActivitiesCancelled = dice.Even(0.12, 0.34);
        LeaveCancelled = dice.Even(0.5, 3.2);
        Reflective = dice.Even(0.45, 0.85);
    }

    public double Occupancy { get; }

    public double Restrictive { get; }

    public double Violence { get; }

    public double SelfHarm { get; }

    public double Prone { get; }

    public double Secluded { get; }

    public double Tranquillised { get; }

    public int Staff { get; }

    public double Sickness { get; }

    public double Vacant { get; }

    public double Bank { get; }

    public double Complaints { get; }

    public double FeltSafe { get; }

    public double SomethingToDo { get; }

    public double NamedTime { get; }

    public int ActivitiesPlanned { get; }

    public double ActivitiesCancelled { get; }

    public double LeaveCancelled { get; }

    public double Reflective { get; }

    /// <summary>Invented rates for every 1,000 occupied bed days: restrictive practice, and self-harm.</summary>
    private static (double Force, double Harm) RatesOf(string type) => type switch
    {
        "Adult PICU" => (45, 14),
        "CYP Acute" => (30, 52),
        "Learning Disability and Autism" => (28, 18),
        "Adult Eating Disorders" => (14, 26),
        "Low Secure" => (9, 8),
        "Medium Secure" => (12, 9),
        "Older Adult Acute" => (12, 4),
        "Mother and Baby" => (4, 5),
        "Rehabilitation" => (4, 5),
        _ => (19, 20),
    };
}
