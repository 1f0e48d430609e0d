/**
 */
package org.celltaxon.model.study;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;

/**
 * <!-- begin-user-doc -->
 * The <b>Package</b> for the model.
 * It contains accessors for the meta objects to represent
 * <ul>
 *   <li>each class,</li>
 *   <li>each feature of each class,</li>
 *   <li>each enum,</li>
 *   <li>and each data type</li>
 * </ul>
 * <!-- end-user-doc -->
 * @see org.celltaxon.model.study.StudyFactory
 * @model kind="package"
 * @generated
 */
public interface StudyPackage extends EPackage {
	/**
	 * The package name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNAME = "study";

	/**
	 * The package namespace URI.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_URI = "http://celltaxon.org/study/1.0";

	/**
	 * The package namespace name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_PREFIX = "study";

	/**
	 * The singleton instance of the package.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	StudyPackage eINSTANCE = org.celltaxon.model.study.impl.StudyPackageImpl.init();

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.StudyImpl <em>Study</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.StudyImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getStudy()
	 * @generated
	 */
	int STUDY = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__NAME = 0;

	/**
	 * The feature id for the '<em><b>Description</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__DESCRIPTION = 1;

	/**
	 * The feature id for the '<em><b>Format Version</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__FORMAT_VERSION = 2;

	/**
	 * The feature id for the '<em><b>Donors</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__DONORS = 3;

	/**
	 * The feature id for the '<em><b>Lots</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__LOTS = 4;

	/**
	 * The feature id for the '<em><b>Assays</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__ASSAYS = 5;

	/**
	 * The feature id for the '<em><b>Recipes</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__RECIPES = 6;

	/**
	 * The feature id for the '<em><b>Tables</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__TABLES = 7;

	/**
	 * The feature id for the '<em><b>Runs</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__RUNS = 8;

	/**
	 * The feature id for the '<em><b>Candidates</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY__CANDIDATES = 9;

	/**
	 * The number of structural features of the '<em>Study</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int STUDY_FEATURE_COUNT = 10;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.DonorImpl <em>Donor</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.DonorImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getDonor()
	 * @generated
	 */
	int DONOR = 1;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int DONOR__ID = 0;

	/**
	 * The feature id for the '<em><b>Sex</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int DONOR__SEX = 1;

	/**
	 * The feature id for the '<em><b>Age Band</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int DONOR__AGE_BAND = 2;

	/**
	 * The feature id for the '<em><b>Tissue Source</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int DONOR__TISSUE_SOURCE = 3;

	/**
	 * The feature id for the '<em><b>Consent Scope</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int DONOR__CONSENT_SCOPE = 4;

	/**
	 * The number of structural features of the '<em>Donor</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int DONOR_FEATURE_COUNT = 5;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.LotImpl <em>Lot</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.LotImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getLot()
	 * @generated
	 */
	int LOT = 2;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__ID = 0;

	/**
	 * The feature id for the '<em><b>Donor</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__DONOR = 1;

	/**
	 * The feature id for the '<em><b>Passage</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__PASSAGE = 2;

	/**
	 * The feature id for the '<em><b>Condition</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__CONDITION = 3;

	/**
	 * The feature id for the '<em><b>Process</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__PROCESS = 4;

	/**
	 * The feature id for the '<em><b>Batch</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__BATCH = 5;

	/**
	 * The feature id for the '<em><b>Site</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__SITE = 6;

	/**
	 * The feature id for the '<em><b>Note</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__NOTE = 7;

	/**
	 * The feature id for the '<em><b>Excluded</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__EXCLUDED = 8;

	/**
	 * The feature id for the '<em><b>Exclusion Reason</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__EXCLUSION_REASON = 9;

	/**
	 * The feature id for the '<em><b>Excluded By</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__EXCLUDED_BY = 10;

	/**
	 * The feature id for the '<em><b>Excluded At</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__EXCLUDED_AT = 11;

	/**
	 * The feature id for the '<em><b>Libraries</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT__LIBRARIES = 12;

	/**
	 * The number of structural features of the '<em>Lot</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOT_FEATURE_COUNT = 13;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.LibraryImpl <em>Library</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.LibraryImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getLibrary()
	 * @generated
	 */
	int LIBRARY = 3;

	/**
	 * The feature id for the '<em><b>Path</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__PATH = 0;

	/**
	 * The feature id for the '<em><b>Format</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__FORMAT = 1;

	/**
	 * The feature id for the '<em><b>Sha256</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__SHA256 = 2;

	/**
	 * The feature id for the '<em><b>Chemistry</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__CHEMISTRY = 3;

	/**
	 * The feature id for the '<em><b>Matrix</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__MATRIX = 4;

	/**
	 * The feature id for the '<em><b>Feature Type</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__FEATURE_TYPE = 5;

	/**
	 * The feature id for the '<em><b>Cells</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__CELLS = 6;

	/**
	 * The feature id for the '<em><b>Genes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY__GENES = 7;

	/**
	 * The number of structural features of the '<em>Library</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LIBRARY_FEATURE_COUNT = 8;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.ImportedTableImpl <em>Imported Table</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.ImportedTableImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getImportedTable()
	 * @generated
	 */
	int IMPORTED_TABLE = 4;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int IMPORTED_TABLE__NAME = 0;

	/**
	 * The feature id for the '<em><b>File</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int IMPORTED_TABLE__FILE = 1;

	/**
	 * The feature id for the '<em><b>Path</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int IMPORTED_TABLE__PATH = 2;

	/**
	 * The feature id for the '<em><b>Format</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int IMPORTED_TABLE__FORMAT = 3;

	/**
	 * The feature id for the '<em><b>Sha256</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int IMPORTED_TABLE__SHA256 = 4;

	/**
	 * The feature id for the '<em><b>Rows</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int IMPORTED_TABLE__ROWS = 5;

	/**
	 * The number of structural features of the '<em>Imported Table</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int IMPORTED_TABLE_FEATURE_COUNT = 6;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.AssayImpl <em>Assay</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.AssayImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getAssay()
	 * @generated
	 */
	int ASSAY = 5;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ASSAY__ID = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ASSAY__NAME = 1;

	/**
	 * The feature id for the '<em><b>Unit</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ASSAY__UNIT = 2;

	/**
	 * The feature id for the '<em><b>Results</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ASSAY__RESULTS = 3;

	/**
	 * The number of structural features of the '<em>Assay</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ASSAY_FEATURE_COUNT = 4;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.PotencyResultImpl <em>Potency Result</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.PotencyResultImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getPotencyResult()
	 * @generated
	 */
	int POTENCY_RESULT = 6;

	/**
	 * The feature id for the '<em><b>Lot</b></em>' reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int POTENCY_RESULT__LOT = 0;

	/**
	 * The feature id for the '<em><b>Value</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int POTENCY_RESULT__VALUE = 1;

	/**
	 * The feature id for the '<em><b>Flag</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int POTENCY_RESULT__FLAG = 2;

	/**
	 * The number of structural features of the '<em>Potency Result</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int POTENCY_RESULT_FEATURE_COUNT = 3;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.RecipeImpl <em>Recipe</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.RecipeImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getRecipe()
	 * @generated
	 */
	int RECIPE = 7;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RECIPE__NAME = 0;

	/**
	 * The feature id for the '<em><b>Yaml</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RECIPE__YAML = 1;

	/**
	 * The number of structural features of the '<em>Recipe</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RECIPE_FEATURE_COUNT = 2;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.RunEntryImpl <em>Run Entry</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.RunEntryImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getRunEntry()
	 * @generated
	 */
	int RUN_ENTRY = 8;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RUN_ENTRY__ID = 0;

	/**
	 * The feature id for the '<em><b>Folder</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RUN_ENTRY__FOLDER = 1;

	/**
	 * The feature id for the '<em><b>Started</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RUN_ENTRY__STARTED = 2;

	/**
	 * The feature id for the '<em><b>Ended</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RUN_ENTRY__ENDED = 3;

	/**
	 * The feature id for the '<em><b>State</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RUN_ENTRY__STATE = 4;

	/**
	 * The feature id for the '<em><b>Finding</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RUN_ENTRY__FINDING = 5;

	/**
	 * The number of structural features of the '<em>Run Entry</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RUN_ENTRY_FEATURE_COUNT = 6;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.impl.CandidateImpl <em>Candidate</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.impl.CandidateImpl
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getCandidate()
	 * @generated
	 */
	int CANDIDATE = 9;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CANDIDATE__ID = 0;

	/**
	 * The feature id for the '<em><b>Assay</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CANDIDATE__ASSAY = 1;

	/**
	 * The feature id for the '<em><b>Cluster</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CANDIDATE__CLUSTER = 2;

	/**
	 * The feature id for the '<em><b>Gene</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CANDIDATE__GENE = 3;

	/**
	 * The feature id for the '<em><b>Run Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CANDIDATE__RUN_ID = 4;

	/**
	 * The feature id for the '<em><b>Note</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CANDIDATE__NOTE = 5;

	/**
	 * The number of structural features of the '<em>Candidate</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CANDIDATE_FEATURE_COUNT = 6;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.CensorFlag <em>Censor Flag</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.CensorFlag
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getCensorFlag()
	 * @generated
	 */
	int CENSOR_FLAG = 10;

	/**
	 * The meta object id for the '{@link org.celltaxon.model.study.RunState <em>Run State</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.celltaxon.model.study.RunState
	 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getRunState()
	 * @generated
	 */
	int RUN_STATE = 11;


	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.Study <em>Study</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Study</em>'.
	 * @see org.celltaxon.model.study.Study
	 * @generated
	 */
	EClass getStudy();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Study#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.celltaxon.model.study.Study#getName()
	 * @see #getStudy()
	 * @generated
	 */
	EAttribute getStudy_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Study#getDescription <em>Description</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Description</em>'.
	 * @see org.celltaxon.model.study.Study#getDescription()
	 * @see #getStudy()
	 * @generated
	 */
	EAttribute getStudy_Description();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Study#getFormatVersion <em>Format Version</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Format Version</em>'.
	 * @see org.celltaxon.model.study.Study#getFormatVersion()
	 * @see #getStudy()
	 * @generated
	 */
	EAttribute getStudy_FormatVersion();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Study#getDonors <em>Donors</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Donors</em>'.
	 * @see org.celltaxon.model.study.Study#getDonors()
	 * @see #getStudy()
	 * @generated
	 */
	EReference getStudy_Donors();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Study#getLots <em>Lots</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Lots</em>'.
	 * @see org.celltaxon.model.study.Study#getLots()
	 * @see #getStudy()
	 * @generated
	 */
	EReference getStudy_Lots();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Study#getAssays <em>Assays</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Assays</em>'.
	 * @see org.celltaxon.model.study.Study#getAssays()
	 * @see #getStudy()
	 * @generated
	 */
	EReference getStudy_Assays();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Study#getRecipes <em>Recipes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Recipes</em>'.
	 * @see org.celltaxon.model.study.Study#getRecipes()
	 * @see #getStudy()
	 * @generated
	 */
	EReference getStudy_Recipes();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Study#getTables <em>Tables</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Tables</em>'.
	 * @see org.celltaxon.model.study.Study#getTables()
	 * @see #getStudy()
	 * @generated
	 */
	EReference getStudy_Tables();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Study#getRuns <em>Runs</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Runs</em>'.
	 * @see org.celltaxon.model.study.Study#getRuns()
	 * @see #getStudy()
	 * @generated
	 */
	EReference getStudy_Runs();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Study#getCandidates <em>Candidates</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Candidates</em>'.
	 * @see org.celltaxon.model.study.Study#getCandidates()
	 * @see #getStudy()
	 * @generated
	 */
	EReference getStudy_Candidates();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.Donor <em>Donor</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Donor</em>'.
	 * @see org.celltaxon.model.study.Donor
	 * @generated
	 */
	EClass getDonor();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Donor#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.celltaxon.model.study.Donor#getId()
	 * @see #getDonor()
	 * @generated
	 */
	EAttribute getDonor_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Donor#getSex <em>Sex</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Sex</em>'.
	 * @see org.celltaxon.model.study.Donor#getSex()
	 * @see #getDonor()
	 * @generated
	 */
	EAttribute getDonor_Sex();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Donor#getAgeBand <em>Age Band</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Age Band</em>'.
	 * @see org.celltaxon.model.study.Donor#getAgeBand()
	 * @see #getDonor()
	 * @generated
	 */
	EAttribute getDonor_AgeBand();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Donor#getTissueSource <em>Tissue Source</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Tissue Source</em>'.
	 * @see org.celltaxon.model.study.Donor#getTissueSource()
	 * @see #getDonor()
	 * @generated
	 */
	EAttribute getDonor_TissueSource();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Donor#getConsentScope <em>Consent Scope</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Consent Scope</em>'.
	 * @see org.celltaxon.model.study.Donor#getConsentScope()
	 * @see #getDonor()
	 * @generated
	 */
	EAttribute getDonor_ConsentScope();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.Lot <em>Lot</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Lot</em>'.
	 * @see org.celltaxon.model.study.Lot
	 * @generated
	 */
	EClass getLot();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.celltaxon.model.study.Lot#getId()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Id();

	/**
	 * Returns the meta object for the reference '{@link org.celltaxon.model.study.Lot#getDonor <em>Donor</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference '<em>Donor</em>'.
	 * @see org.celltaxon.model.study.Lot#getDonor()
	 * @see #getLot()
	 * @generated
	 */
	EReference getLot_Donor();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getPassage <em>Passage</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Passage</em>'.
	 * @see org.celltaxon.model.study.Lot#getPassage()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Passage();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getCondition <em>Condition</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Condition</em>'.
	 * @see org.celltaxon.model.study.Lot#getCondition()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Condition();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getProcess <em>Process</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Process</em>'.
	 * @see org.celltaxon.model.study.Lot#getProcess()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Process();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getBatch <em>Batch</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Batch</em>'.
	 * @see org.celltaxon.model.study.Lot#getBatch()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Batch();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getSite <em>Site</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Site</em>'.
	 * @see org.celltaxon.model.study.Lot#getSite()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Site();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getNote <em>Note</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Note</em>'.
	 * @see org.celltaxon.model.study.Lot#getNote()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Note();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#isExcluded <em>Excluded</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Excluded</em>'.
	 * @see org.celltaxon.model.study.Lot#isExcluded()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_Excluded();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getExclusionReason <em>Exclusion Reason</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Exclusion Reason</em>'.
	 * @see org.celltaxon.model.study.Lot#getExclusionReason()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_ExclusionReason();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getExcludedBy <em>Excluded By</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Excluded By</em>'.
	 * @see org.celltaxon.model.study.Lot#getExcludedBy()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_ExcludedBy();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Lot#getExcludedAt <em>Excluded At</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Excluded At</em>'.
	 * @see org.celltaxon.model.study.Lot#getExcludedAt()
	 * @see #getLot()
	 * @generated
	 */
	EAttribute getLot_ExcludedAt();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Lot#getLibraries <em>Libraries</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Libraries</em>'.
	 * @see org.celltaxon.model.study.Lot#getLibraries()
	 * @see #getLot()
	 * @generated
	 */
	EReference getLot_Libraries();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.Library <em>Library</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Library</em>'.
	 * @see org.celltaxon.model.study.Library
	 * @generated
	 */
	EClass getLibrary();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getPath <em>Path</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Path</em>'.
	 * @see org.celltaxon.model.study.Library#getPath()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_Path();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getFormat <em>Format</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Format</em>'.
	 * @see org.celltaxon.model.study.Library#getFormat()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_Format();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getSha256 <em>Sha256</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Sha256</em>'.
	 * @see org.celltaxon.model.study.Library#getSha256()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_Sha256();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getChemistry <em>Chemistry</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Chemistry</em>'.
	 * @see org.celltaxon.model.study.Library#getChemistry()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_Chemistry();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getMatrix <em>Matrix</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Matrix</em>'.
	 * @see org.celltaxon.model.study.Library#getMatrix()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_Matrix();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getFeatureType <em>Feature Type</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Feature Type</em>'.
	 * @see org.celltaxon.model.study.Library#getFeatureType()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_FeatureType();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getCells <em>Cells</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Cells</em>'.
	 * @see org.celltaxon.model.study.Library#getCells()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_Cells();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Library#getGenes <em>Genes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Genes</em>'.
	 * @see org.celltaxon.model.study.Library#getGenes()
	 * @see #getLibrary()
	 * @generated
	 */
	EAttribute getLibrary_Genes();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.ImportedTable <em>Imported Table</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Imported Table</em>'.
	 * @see org.celltaxon.model.study.ImportedTable
	 * @generated
	 */
	EClass getImportedTable();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.ImportedTable#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.celltaxon.model.study.ImportedTable#getName()
	 * @see #getImportedTable()
	 * @generated
	 */
	EAttribute getImportedTable_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.ImportedTable#getFile <em>File</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>File</em>'.
	 * @see org.celltaxon.model.study.ImportedTable#getFile()
	 * @see #getImportedTable()
	 * @generated
	 */
	EAttribute getImportedTable_File();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.ImportedTable#getPath <em>Path</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Path</em>'.
	 * @see org.celltaxon.model.study.ImportedTable#getPath()
	 * @see #getImportedTable()
	 * @generated
	 */
	EAttribute getImportedTable_Path();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.ImportedTable#getFormat <em>Format</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Format</em>'.
	 * @see org.celltaxon.model.study.ImportedTable#getFormat()
	 * @see #getImportedTable()
	 * @generated
	 */
	EAttribute getImportedTable_Format();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.ImportedTable#getSha256 <em>Sha256</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Sha256</em>'.
	 * @see org.celltaxon.model.study.ImportedTable#getSha256()
	 * @see #getImportedTable()
	 * @generated
	 */
	EAttribute getImportedTable_Sha256();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.ImportedTable#getRows <em>Rows</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Rows</em>'.
	 * @see org.celltaxon.model.study.ImportedTable#getRows()
	 * @see #getImportedTable()
	 * @generated
	 */
	EAttribute getImportedTable_Rows();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.Assay <em>Assay</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Assay</em>'.
	 * @see org.celltaxon.model.study.Assay
	 * @generated
	 */
	EClass getAssay();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Assay#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.celltaxon.model.study.Assay#getId()
	 * @see #getAssay()
	 * @generated
	 */
	EAttribute getAssay_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Assay#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.celltaxon.model.study.Assay#getName()
	 * @see #getAssay()
	 * @generated
	 */
	EAttribute getAssay_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Assay#getUnit <em>Unit</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Unit</em>'.
	 * @see org.celltaxon.model.study.Assay#getUnit()
	 * @see #getAssay()
	 * @generated
	 */
	EAttribute getAssay_Unit();

	/**
	 * Returns the meta object for the containment reference list '{@link org.celltaxon.model.study.Assay#getResults <em>Results</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Results</em>'.
	 * @see org.celltaxon.model.study.Assay#getResults()
	 * @see #getAssay()
	 * @generated
	 */
	EReference getAssay_Results();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.PotencyResult <em>Potency Result</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Potency Result</em>'.
	 * @see org.celltaxon.model.study.PotencyResult
	 * @generated
	 */
	EClass getPotencyResult();

	/**
	 * Returns the meta object for the reference '{@link org.celltaxon.model.study.PotencyResult#getLot <em>Lot</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference '<em>Lot</em>'.
	 * @see org.celltaxon.model.study.PotencyResult#getLot()
	 * @see #getPotencyResult()
	 * @generated
	 */
	EReference getPotencyResult_Lot();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.PotencyResult#getValue <em>Value</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Value</em>'.
	 * @see org.celltaxon.model.study.PotencyResult#getValue()
	 * @see #getPotencyResult()
	 * @generated
	 */
	EAttribute getPotencyResult_Value();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.PotencyResult#getFlag <em>Flag</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Flag</em>'.
	 * @see org.celltaxon.model.study.PotencyResult#getFlag()
	 * @see #getPotencyResult()
	 * @generated
	 */
	EAttribute getPotencyResult_Flag();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.Recipe <em>Recipe</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Recipe</em>'.
	 * @see org.celltaxon.model.study.Recipe
	 * @generated
	 */
	EClass getRecipe();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Recipe#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.celltaxon.model.study.Recipe#getName()
	 * @see #getRecipe()
	 * @generated
	 */
	EAttribute getRecipe_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Recipe#getYaml <em>Yaml</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Yaml</em>'.
	 * @see org.celltaxon.model.study.Recipe#getYaml()
	 * @see #getRecipe()
	 * @generated
	 */
	EAttribute getRecipe_Yaml();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.RunEntry <em>Run Entry</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Run Entry</em>'.
	 * @see org.celltaxon.model.study.RunEntry
	 * @generated
	 */
	EClass getRunEntry();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.RunEntry#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.celltaxon.model.study.RunEntry#getId()
	 * @see #getRunEntry()
	 * @generated
	 */
	EAttribute getRunEntry_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.RunEntry#getFolder <em>Folder</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Folder</em>'.
	 * @see org.celltaxon.model.study.RunEntry#getFolder()
	 * @see #getRunEntry()
	 * @generated
	 */
	EAttribute getRunEntry_Folder();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.RunEntry#getStarted <em>Started</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Started</em>'.
	 * @see org.celltaxon.model.study.RunEntry#getStarted()
	 * @see #getRunEntry()
	 * @generated
	 */
	EAttribute getRunEntry_Started();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.RunEntry#getEnded <em>Ended</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Ended</em>'.
	 * @see org.celltaxon.model.study.RunEntry#getEnded()
	 * @see #getRunEntry()
	 * @generated
	 */
	EAttribute getRunEntry_Ended();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.RunEntry#getState <em>State</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>State</em>'.
	 * @see org.celltaxon.model.study.RunEntry#getState()
	 * @see #getRunEntry()
	 * @generated
	 */
	EAttribute getRunEntry_State();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.RunEntry#getFinding <em>Finding</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Finding</em>'.
	 * @see org.celltaxon.model.study.RunEntry#getFinding()
	 * @see #getRunEntry()
	 * @generated
	 */
	EAttribute getRunEntry_Finding();

	/**
	 * Returns the meta object for class '{@link org.celltaxon.model.study.Candidate <em>Candidate</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Candidate</em>'.
	 * @see org.celltaxon.model.study.Candidate
	 * @generated
	 */
	EClass getCandidate();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Candidate#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.celltaxon.model.study.Candidate#getId()
	 * @see #getCandidate()
	 * @generated
	 */
	EAttribute getCandidate_Id();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Candidate#getAssay <em>Assay</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Assay</em>'.
	 * @see org.celltaxon.model.study.Candidate#getAssay()
	 * @see #getCandidate()
	 * @generated
	 */
	EAttribute getCandidate_Assay();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Candidate#getCluster <em>Cluster</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Cluster</em>'.
	 * @see org.celltaxon.model.study.Candidate#getCluster()
	 * @see #getCandidate()
	 * @generated
	 */
	EAttribute getCandidate_Cluster();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Candidate#getGene <em>Gene</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Gene</em>'.
	 * @see org.celltaxon.model.study.Candidate#getGene()
	 * @see #getCandidate()
	 * @generated
	 */
	EAttribute getCandidate_Gene();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Candidate#getRunId <em>Run Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Run Id</em>'.
	 * @see org.celltaxon.model.study.Candidate#getRunId()
	 * @see #getCandidate()
	 * @generated
	 */
	EAttribute getCandidate_RunId();

	/**
	 * Returns the meta object for the attribute '{@link org.celltaxon.model.study.Candidate#getNote <em>Note</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Note</em>'.
	 * @see org.celltaxon.model.study.Candidate#getNote()
	 * @see #getCandidate()
	 * @generated
	 */
	EAttribute getCandidate_Note();

	/**
	 * Returns the meta object for enum '{@link org.celltaxon.model.study.CensorFlag <em>Censor Flag</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Censor Flag</em>'.
	 * @see org.celltaxon.model.study.CensorFlag
	 * @generated
	 */
	EEnum getCensorFlag();

	/**
	 * Returns the meta object for enum '{@link org.celltaxon.model.study.RunState <em>Run State</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Run State</em>'.
	 * @see org.celltaxon.model.study.RunState
	 * @generated
	 */
	EEnum getRunState();

	/**
	 * Returns the factory that creates the instances of the model.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the factory that creates the instances of the model.
	 * @generated
	 */
	StudyFactory getStudyFactory();

	/**
	 * <!-- begin-user-doc -->
	 * Defines literals for the meta objects that represent
	 * <ul>
	 *   <li>each class,</li>
	 *   <li>each feature of each class,</li>
	 *   <li>each enum,</li>
	 *   <li>and each data type</li>
	 * </ul>
	 * <!-- end-user-doc -->
	 * @generated
	 */
	interface Literals {
		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.StudyImpl <em>Study</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.StudyImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getStudy()
		 * @generated
		 */
		EClass STUDY = eINSTANCE.getStudy();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STUDY__NAME = eINSTANCE.getStudy_Name();

		/**
		 * The meta object literal for the '<em><b>Description</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STUDY__DESCRIPTION = eINSTANCE.getStudy_Description();

		/**
		 * The meta object literal for the '<em><b>Format Version</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute STUDY__FORMAT_VERSION = eINSTANCE.getStudy_FormatVersion();

		/**
		 * The meta object literal for the '<em><b>Donors</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STUDY__DONORS = eINSTANCE.getStudy_Donors();

		/**
		 * The meta object literal for the '<em><b>Lots</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STUDY__LOTS = eINSTANCE.getStudy_Lots();

		/**
		 * The meta object literal for the '<em><b>Assays</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STUDY__ASSAYS = eINSTANCE.getStudy_Assays();

		/**
		 * The meta object literal for the '<em><b>Recipes</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STUDY__RECIPES = eINSTANCE.getStudy_Recipes();

		/**
		 * The meta object literal for the '<em><b>Tables</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STUDY__TABLES = eINSTANCE.getStudy_Tables();

		/**
		 * The meta object literal for the '<em><b>Runs</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STUDY__RUNS = eINSTANCE.getStudy_Runs();

		/**
		 * The meta object literal for the '<em><b>Candidates</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference STUDY__CANDIDATES = eINSTANCE.getStudy_Candidates();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.DonorImpl <em>Donor</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.DonorImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getDonor()
		 * @generated
		 */
		EClass DONOR = eINSTANCE.getDonor();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute DONOR__ID = eINSTANCE.getDonor_Id();

		/**
		 * The meta object literal for the '<em><b>Sex</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute DONOR__SEX = eINSTANCE.getDonor_Sex();

		/**
		 * The meta object literal for the '<em><b>Age Band</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute DONOR__AGE_BAND = eINSTANCE.getDonor_AgeBand();

		/**
		 * The meta object literal for the '<em><b>Tissue Source</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute DONOR__TISSUE_SOURCE = eINSTANCE.getDonor_TissueSource();

		/**
		 * The meta object literal for the '<em><b>Consent Scope</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute DONOR__CONSENT_SCOPE = eINSTANCE.getDonor_ConsentScope();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.LotImpl <em>Lot</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.LotImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getLot()
		 * @generated
		 */
		EClass LOT = eINSTANCE.getLot();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__ID = eINSTANCE.getLot_Id();

		/**
		 * The meta object literal for the '<em><b>Donor</b></em>' reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference LOT__DONOR = eINSTANCE.getLot_Donor();

		/**
		 * The meta object literal for the '<em><b>Passage</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__PASSAGE = eINSTANCE.getLot_Passage();

		/**
		 * The meta object literal for the '<em><b>Condition</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__CONDITION = eINSTANCE.getLot_Condition();

		/**
		 * The meta object literal for the '<em><b>Process</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__PROCESS = eINSTANCE.getLot_Process();

		/**
		 * The meta object literal for the '<em><b>Batch</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__BATCH = eINSTANCE.getLot_Batch();

		/**
		 * The meta object literal for the '<em><b>Site</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__SITE = eINSTANCE.getLot_Site();

		/**
		 * The meta object literal for the '<em><b>Note</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__NOTE = eINSTANCE.getLot_Note();

		/**
		 * The meta object literal for the '<em><b>Excluded</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__EXCLUDED = eINSTANCE.getLot_Excluded();

		/**
		 * The meta object literal for the '<em><b>Exclusion Reason</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__EXCLUSION_REASON = eINSTANCE.getLot_ExclusionReason();

		/**
		 * The meta object literal for the '<em><b>Excluded By</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__EXCLUDED_BY = eINSTANCE.getLot_ExcludedBy();

		/**
		 * The meta object literal for the '<em><b>Excluded At</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOT__EXCLUDED_AT = eINSTANCE.getLot_ExcludedAt();

		/**
		 * The meta object literal for the '<em><b>Libraries</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference LOT__LIBRARIES = eINSTANCE.getLot_Libraries();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.LibraryImpl <em>Library</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.LibraryImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getLibrary()
		 * @generated
		 */
		EClass LIBRARY = eINSTANCE.getLibrary();

		/**
		 * The meta object literal for the '<em><b>Path</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__PATH = eINSTANCE.getLibrary_Path();

		/**
		 * The meta object literal for the '<em><b>Format</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__FORMAT = eINSTANCE.getLibrary_Format();

		/**
		 * The meta object literal for the '<em><b>Sha256</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__SHA256 = eINSTANCE.getLibrary_Sha256();

		/**
		 * The meta object literal for the '<em><b>Chemistry</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__CHEMISTRY = eINSTANCE.getLibrary_Chemistry();

		/**
		 * The meta object literal for the '<em><b>Matrix</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__MATRIX = eINSTANCE.getLibrary_Matrix();

		/**
		 * The meta object literal for the '<em><b>Feature Type</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__FEATURE_TYPE = eINSTANCE.getLibrary_FeatureType();

		/**
		 * The meta object literal for the '<em><b>Cells</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__CELLS = eINSTANCE.getLibrary_Cells();

		/**
		 * The meta object literal for the '<em><b>Genes</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LIBRARY__GENES = eINSTANCE.getLibrary_Genes();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.ImportedTableImpl <em>Imported Table</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.ImportedTableImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getImportedTable()
		 * @generated
		 */
		EClass IMPORTED_TABLE = eINSTANCE.getImportedTable();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute IMPORTED_TABLE__NAME = eINSTANCE.getImportedTable_Name();

		/**
		 * The meta object literal for the '<em><b>File</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute IMPORTED_TABLE__FILE = eINSTANCE.getImportedTable_File();

		/**
		 * The meta object literal for the '<em><b>Path</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute IMPORTED_TABLE__PATH = eINSTANCE.getImportedTable_Path();

		/**
		 * The meta object literal for the '<em><b>Format</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute IMPORTED_TABLE__FORMAT = eINSTANCE.getImportedTable_Format();

		/**
		 * The meta object literal for the '<em><b>Sha256</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute IMPORTED_TABLE__SHA256 = eINSTANCE.getImportedTable_Sha256();

		/**
		 * The meta object literal for the '<em><b>Rows</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute IMPORTED_TABLE__ROWS = eINSTANCE.getImportedTable_Rows();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.AssayImpl <em>Assay</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.AssayImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getAssay()
		 * @generated
		 */
		EClass ASSAY = eINSTANCE.getAssay();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ASSAY__ID = eINSTANCE.getAssay_Id();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ASSAY__NAME = eINSTANCE.getAssay_Name();

		/**
		 * The meta object literal for the '<em><b>Unit</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ASSAY__UNIT = eINSTANCE.getAssay_Unit();

		/**
		 * The meta object literal for the '<em><b>Results</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference ASSAY__RESULTS = eINSTANCE.getAssay_Results();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.PotencyResultImpl <em>Potency Result</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.PotencyResultImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getPotencyResult()
		 * @generated
		 */
		EClass POTENCY_RESULT = eINSTANCE.getPotencyResult();

		/**
		 * The meta object literal for the '<em><b>Lot</b></em>' reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference POTENCY_RESULT__LOT = eINSTANCE.getPotencyResult_Lot();

		/**
		 * The meta object literal for the '<em><b>Value</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute POTENCY_RESULT__VALUE = eINSTANCE.getPotencyResult_Value();

		/**
		 * The meta object literal for the '<em><b>Flag</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute POTENCY_RESULT__FLAG = eINSTANCE.getPotencyResult_Flag();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.RecipeImpl <em>Recipe</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.RecipeImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getRecipe()
		 * @generated
		 */
		EClass RECIPE = eINSTANCE.getRecipe();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RECIPE__NAME = eINSTANCE.getRecipe_Name();

		/**
		 * The meta object literal for the '<em><b>Yaml</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RECIPE__YAML = eINSTANCE.getRecipe_Yaml();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.RunEntryImpl <em>Run Entry</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.RunEntryImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getRunEntry()
		 * @generated
		 */
		EClass RUN_ENTRY = eINSTANCE.getRunEntry();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RUN_ENTRY__ID = eINSTANCE.getRunEntry_Id();

		/**
		 * The meta object literal for the '<em><b>Folder</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RUN_ENTRY__FOLDER = eINSTANCE.getRunEntry_Folder();

		/**
		 * The meta object literal for the '<em><b>Started</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RUN_ENTRY__STARTED = eINSTANCE.getRunEntry_Started();

		/**
		 * The meta object literal for the '<em><b>Ended</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RUN_ENTRY__ENDED = eINSTANCE.getRunEntry_Ended();

		/**
		 * The meta object literal for the '<em><b>State</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RUN_ENTRY__STATE = eINSTANCE.getRunEntry_State();

		/**
		 * The meta object literal for the '<em><b>Finding</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RUN_ENTRY__FINDING = eINSTANCE.getRunEntry_Finding();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.impl.CandidateImpl <em>Candidate</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.impl.CandidateImpl
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getCandidate()
		 * @generated
		 */
		EClass CANDIDATE = eINSTANCE.getCandidate();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CANDIDATE__ID = eINSTANCE.getCandidate_Id();

		/**
		 * The meta object literal for the '<em><b>Assay</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CANDIDATE__ASSAY = eINSTANCE.getCandidate_Assay();

		/**
		 * The meta object literal for the '<em><b>Cluster</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CANDIDATE__CLUSTER = eINSTANCE.getCandidate_Cluster();

		/**
		 * The meta object literal for the '<em><b>Gene</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CANDIDATE__GENE = eINSTANCE.getCandidate_Gene();

		/**
		 * The meta object literal for the '<em><b>Run Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CANDIDATE__RUN_ID = eINSTANCE.getCandidate_RunId();

		/**
		 * The meta object literal for the '<em><b>Note</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CANDIDATE__NOTE = eINSTANCE.getCandidate_Note();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.CensorFlag <em>Censor Flag</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.CensorFlag
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getCensorFlag()
		 * @generated
		 */
		EEnum CENSOR_FLAG = eINSTANCE.getCensorFlag();

		/**
		 * The meta object literal for the '{@link org.celltaxon.model.study.RunState <em>Run State</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.celltaxon.model.study.RunState
		 * @see org.celltaxon.model.study.impl.StudyPackageImpl#getRunState()
		 * @generated
		 */
		EEnum RUN_STATE = eINSTANCE.getRunState();

	}

} //StudyPackage
