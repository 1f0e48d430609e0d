/**
 */
package org.celltaxon.model.study.impl;

import org.celltaxon.model.study.Library;
import org.celltaxon.model.study.StudyPackage;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.EObjectImpl;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Library</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getPath <em>Path</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getFormat <em>Format</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getSha256 <em>Sha256</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getChemistry <em>Chemistry</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getMatrix <em>Matrix</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getFeatureType <em>Feature Type</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getCells <em>Cells</em>}</li>
 *   <li>{@link org.celltaxon.model.study.impl.LibraryImpl#getGenes <em>Genes</em>}</li>
 * </ul>
 *
 * @generated
 */
public class LibraryImpl extends EObjectImpl implements Library {
	/**
	 * The default value of the '{@link #getPath() <em>Path</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPath()
	 * @generated
	 * @ordered
	 */
	protected static final String PATH_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getPath() <em>Path</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPath()
	 * @generated
	 * @ordered
	 */
	protected String path = PATH_EDEFAULT;

	/**
	 * The default value of the '{@link #getFormat() <em>Format</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFormat()
	 * @generated
	 * @ordered
	 */
	protected static final String FORMAT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getFormat() <em>Format</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFormat()
	 * @generated
	 * @ordered
	 */
	protected String format = FORMAT_EDEFAULT;

	/**
	 * The default value of the '{@link #getSha256() <em>Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSha256()
	 * @generated
	 * @ordered
	 */
	protected static final String SHA256_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSha256() <em>Sha256</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSha256()
	 * @generated
	 * @ordered
	 */
	protected String sha256 = SHA256_EDEFAULT;

	/**
	 * The default value of the '{@link #getChemistry() <em>Chemistry</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChemistry()
	 * @generated
	 * @ordered
	 */
	protected static final String CHEMISTRY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getChemistry() <em>Chemistry</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChemistry()
	 * @generated
	 * @ordered
	 */
	protected String chemistry = CHEMISTRY_EDEFAULT;

	/**
	 * The default value of the '{@link #getMatrix() <em>Matrix</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMatrix()
	 * @generated
	 * @ordered
	 */
	protected static final String MATRIX_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getMatrix() <em>Matrix</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMatrix()
	 * @generated
	 * @ordered
	 */
	protected String matrix = MATRIX_EDEFAULT;

	/**
	 * The default value of the '{@link #getFeatureType() <em>Feature Type</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFeatureType()
	 * @generated
	 * @ordered
	 */
	protected static final String FEATURE_TYPE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getFeatureType() <em>Feature Type</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFeatureType()
	 * @generated
	 * @ordered
	 */
	protected String featureType = FEATURE_TYPE_EDEFAULT;

	/**
	 * The default value of the '{@link #getCells() <em>Cells</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCells()
	 * @generated
	 * @ordered
	 */
	protected static final int CELLS_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getCells() <em>Cells</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCells()
	 * @generated
	 * @ordered
	 */
	protected int cells = CELLS_EDEFAULT;

	/**
	 * The default value of the '{@link #getGenes() <em>Genes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getGenes()
	 * @generated
	 * @ordered
	 */
	protected static final int GENES_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getGenes() <em>Genes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getGenes()
	 * @generated
	 * @ordered
	 */
	protected int genes = GENES_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected LibraryImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return StudyPackage.Literals.LIBRARY;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getPath() {
		return path;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPath(String newPath) {
		String oldPath = path;
		path = newPath;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__PATH, oldPath, path));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getFormat() {
		return format;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFormat(String newFormat) {
		String oldFormat = format;
		format = newFormat;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__FORMAT, oldFormat, format));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSha256() {
		return sha256;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSha256(String newSha256) {
		String oldSha256 = sha256;
		sha256 = newSha256;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__SHA256, oldSha256, sha256));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getChemistry() {
		return chemistry;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setChemistry(String newChemistry) {
		String oldChemistry = chemistry;
		chemistry = newChemistry;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__CHEMISTRY, oldChemistry, chemistry));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getMatrix() {
		return matrix;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMatrix(String newMatrix) {
		String oldMatrix = matrix;
		matrix = newMatrix;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__MATRIX, oldMatrix, matrix));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getFeatureType() {
		return featureType;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFeatureType(String newFeatureType) {
		String oldFeatureType = featureType;
		featureType = newFeatureType;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__FEATURE_TYPE, oldFeatureType, featureType));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getCells() {
		return cells;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCells(int newCells) {
		int oldCells = cells;
		cells = newCells;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__CELLS, oldCells, cells));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getGenes() {
		return genes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setGenes(int newGenes) {
		int oldGenes = genes;
		genes = newGenes;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, StudyPackage.LIBRARY__GENES, oldGenes, genes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case StudyPackage.LIBRARY__PATH:
				return getPath();
			case StudyPackage.LIBRARY__FORMAT:
				return getFormat();
			case StudyPackage.LIBRARY__SHA256:
				return getSha256();
			case StudyPackage.LIBRARY__CHEMISTRY:
				return getChemistry();
			case StudyPackage.LIBRARY__MATRIX:
				return getMatrix();
			case StudyPackage.LIBRARY__FEATURE_TYPE:
				return getFeatureType();
			case StudyPackage.LIBRARY__CELLS:
				return getCells();
			case StudyPackage.LIBRARY__GENES:
				return getGenes();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case StudyPackage.LIBRARY__PATH:
				setPath((String)newValue);
				return;
			case StudyPackage.LIBRARY__FORMAT:
				setFormat((String)newValue);
				return;
			case StudyPackage.LIBRARY__SHA256:
				setSha256((String)newValue);
				return;
			case StudyPackage.LIBRARY__CHEMISTRY:
				setChemistry((String)newValue);
				return;
			case StudyPackage.LIBRARY__MATRIX:
				setMatrix((String)newValue);
				return;
			case StudyPackage.LIBRARY__FEATURE_TYPE:
				setFeatureType((String)newValue);
				return;
			case StudyPackage.LIBRARY__CELLS:
				setCells((Integer)newValue);
				return;
			case StudyPackage.LIBRARY__GENES:
				setGenes((Integer)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case StudyPackage.LIBRARY__PATH:
				setPath(PATH_EDEFAULT);
				return;
			case StudyPackage.LIBRARY__FORMAT:
				setFormat(FORMAT_EDEFAULT);
				return;
			case StudyPackage.LIBRARY__SHA256:
				setSha256(SHA256_EDEFAULT);
				return;
			case StudyPackage.LIBRARY__CHEMISTRY:
				setChemistry(CHEMISTRY_EDEFAULT);
				return;
			case StudyPackage.LIBRARY__MATRIX:
				setMatrix(MATRIX_EDEFAULT);
				return;
			case StudyPackage.LIBRARY__FEATURE_TYPE:
				setFeatureType(FEATURE_TYPE_EDEFAULT);
				return;
			case StudyPackage.LIBRARY__CELLS:
				setCells(CELLS_EDEFAULT);
				return;
			case StudyPackage.LIBRARY__GENES:
				setGenes(GENES_EDEFAULT);
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case StudyPackage.LIBRARY__PATH:
				return PATH_EDEFAULT == null ? path != null : !PATH_EDEFAULT.equals(path);
			case StudyPackage.LIBRARY__FORMAT:
				return FORMAT_EDEFAULT == null ? format != null : !FORMAT_EDEFAULT.equals(format);
			case StudyPackage.LIBRARY__SHA256:
				return SHA256_EDEFAULT == null ? sha256 != null : !SHA256_EDEFAULT.equals(sha256);
			case StudyPackage.LIBRARY__CHEMISTRY:
				return CHEMISTRY_EDEFAULT == null ? chemistry != null : !CHEMISTRY_EDEFAULT.equals(chemistry);
			case StudyPackage.LIBRARY__MATRIX:
				return MATRIX_EDEFAULT == null ? matrix != null : !MATRIX_EDEFAULT.equals(matrix);
			case StudyPackage.LIBRARY__FEATURE_TYPE:
				return FEATURE_TYPE_EDEFAULT == null ? featureType != null : !FEATURE_TYPE_EDEFAULT.equals(featureType);
			case StudyPackage.LIBRARY__CELLS:
				return cells != CELLS_EDEFAULT;
			case StudyPackage.LIBRARY__GENES:
				return genes != GENES_EDEFAULT;
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (path: ");
		result.append(path);
		result.append(", format: ");
		result.append(format);
		result.append(", sha256: ");
		result.append(sha256);
		result.append(", chemistry: ");
		result.append(chemistry);
		result.append(", matrix: ");
		result.append(matrix);
		result.append(", featureType: ");
		result.append(featureType);
		result.append(", cells: ");
		result.append(cells);
		result.append(", genes: ");
		result.append(genes);
		result.append(')');
		return result.toString();
	}

} //LibraryImpl
